import Link from "next/link";
import { useComparison } from "@/components/comparisons/comparison-context";
import { CategoryLabel } from "@/components/runs/examples/category-label";
import { outcomeLooks, outcomeWords } from "@/components/runs/examples/outcome-words";
import { classNames } from "@/components/ui/class-names";
import type { DifferingExamplesResponse } from "@/lib/comparisons/comparison-schema";
import { paths } from "@/lib/paths";

type Item = DifferingExamplesResponse["items"][number];
type Prediction = Item["predictions"][number];
type DifferingExampleProps = { item: Item; of: string; runs: DifferingExamplesResponse["runs"] };

type Said = { text: string; outcome: Prediction["outcome"]; runs: string[] };

/** Equal answers once, with the runs that gave them: the run in question first, then the commonest. */
function groupAnswers(predictions: readonly Prediction[], of: string): Said[] {
  const groups = Map.groupBy(
    predictions,
    ({ outcome, prediction }) => `${outcome}${prediction ?? ""}`,
  );
  const said = [...groups.values()].flatMap((group): Said[] => {
    const [first] = group;
    if (!first) return [];
    const { outcome, prediction } = first;
    return [{ outcome, text: prediction?.trim() ?? "", runs: group.map(({ run }) => run) }];
  });
  const isOwn = ({ runs }: Said) => Number(runs.includes(of));
  return said.sort((a, b) => isOwn(b) - isOwn(a) || b.runs.length - a.runs.length);
}

/** One question with its right answer and what every run said; each run leads to its own history of it. */
export function DifferingExample({ item, of, runs }: DifferingExampleProps) {
  const { project, response } = useComparison();
  const nameOf = new Map(runs.map(({ run, name }) => [run, name]));
  return (
    <li className="border-b py-3 first:pt-0 last:border-b-0">
      <p className="font-medium wrap-anywhere">{item.question}</p>
      <p className="flex flex-wrap gap-x-3 text-caption text-muted">
        <span className="wrap-anywhere">answer: {item.answers.join(" / ")}</span>
        <CategoryLabel category={item.category} />
      </p>
      <ul className="mt-1.5 flex flex-col gap-1 text-[0.8125rem]">
        {groupAnswers(item.predictions, of).map(({ text, outcome, runs: sayers }) => (
          <li
            key={`${outcome}${text}`}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-3"
          >
            <span className={classNames("wrap-anywhere", outcomeLooks[outcome])}>
              {text === "" ? outcomeWords[outcome] : text}
              {text !== "" && <span className="sr-only">, {outcomeWords[outcome]}</span>}
            </span>
            <span className="text-caption text-muted">
              {sayers.map((run, k) => (
                <span key={run}>
                  {k > 0 && ", "}
                  <Link
                    href={paths.runExamples(project, run, {
                      split: response.split,
                      example: item.id,
                    })}
                    className={classNames(
                      "hover:underline",
                      run === of && "font-semibold text-ink",
                    )}
                  >
                    {nameOf.get(run) ?? run}
                  </Link>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
