import { Check } from "lucide-react";
import type { ExampleAnswer } from "@/lib/runs/examples-schema";

type Samples = NonNullable<ExampleAnswer["samples"]>;
type Groups = Samples["groups"]["greedy"];

const shownGroups = 12;

function Draws({ title, groups }: { title: string; groups: Groups }) {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const right = groups.reduce((sum, { count, correct }) => sum + (correct ? count : 0), 0);
  return (
    <div>
      <p className="text-caption text-muted">
        {title}: {right} of {total} correct
      </p>
      <ul className="mt-1">
        {groups.slice(0, shownGroups).map(({ answer, count, correct }) => (
          <li key={answer} className="flex items-baseline gap-2 py-0.5">
            <span className="w-9 shrink-0 text-right text-muted tabular-nums">{count} ×</span>
            <span className={correct ? "wrap-anywhere text-known-text" : "wrap-anywhere"}>
              {answer || "(blank)"}
              {correct && (
                <>
                  <Check aria-hidden className="ml-1 inline size-3.5" />
                  <span className="sr-only"> correct</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {groups.length > shownGroups && (
        <p className="text-caption text-muted">
          and {groups.length - shownGroups} more different answers
        </p>
      )}
    </div>
  );
}

/** The draws behind the label, equal ones counted together. */
export function ExampleSamples({ samples }: { samples: ExampleAnswer["samples"] }) {
  if (samples === null) {
    return (
      <p className="text-muted">
        No draws of the base model were uploaded for this example: its label came with it.
      </p>
    );
  }
  return (
    <div className="grid gap-4 text-[0.8125rem] sm:grid-cols-2">
      <Draws title="Greedy, one a prompt" groups={samples.groups.greedy} />
      <Draws title="Sampled at temperature" groups={samples.groups.sampled} />
    </div>
  );
}
