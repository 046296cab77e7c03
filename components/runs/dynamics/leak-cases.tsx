import { useOpenExample } from "@/components/runs/examples/use-open-example";
import type { LeaksResponse } from "@/lib/runs/examples/examples-schema";

/** Old questions answered with a new fact's answer, and whose answer it is. */
export function LeakCases({ cases }: Pick<LeaksResponse, "cases">) {
  const { open } = useOpenExample();
  if (cases.length === 0) return null;
  return (
    <details className="mt-3 text-[0.8125rem]">
      <summary className="w-fit rounded-sm text-caption text-muted hover:text-ink">
        Show {cases.length === 1 ? "one" : cases.length}
      </summary>
      <ul className="mt-1">
        {cases.map(({ id, question, prediction, trainingId, trainingQuestion }) => (
          <li key={id} className="border-b py-1.5 last:border-b-0">
            <button
              type="button"
              className="rounded-sm text-left wrap-anywhere hover:underline"
              onClick={() => open(id)}
            >
              {question}
            </button>{" "}
            <span className="text-unknown-text wrap-anywhere">{prediction}</span>{" "}
            <span className="text-muted">
              is the answer to{" "}
              <button
                type="button"
                className="rounded-sm text-left wrap-anywhere hover:underline"
                onClick={() => open(trainingId)}
              >
                {trainingQuestion}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
