import { Check } from "lucide-react";
import type { ExampleResponse } from "@/lib/runs/examples/examples-schema";

type Samples = NonNullable<ExampleResponse["samples"]>;
type Groups = Samples["groups"]["greedy"];
type Counted = NonNullable<Samples["counted"]>["greedy"];

const shownGroups = 12;

type DrawsProps = { title: string; groups: Groups; counted: Counted | undefined };

function Draws({ title, groups, counted }: DrawsProps) {
  return (
    <div>
      <p className="text-caption text-muted">
        {title}: {counted ? `${counted.right} of ${counted.of} correct` : "not judged"}
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
export function ExampleSamples({ samples }: { samples: ExampleResponse["samples"] }) {
  if (samples === null) {
    return (
      <p className="text-muted">
        No draws of the base model were uploaded for this example: its label came with it.
      </p>
    );
  }
  return (
    <div className="text-[0.8125rem]">
      {samples.isWeak && (
        <p className="mb-2 text-muted">
          One greedy answer is weak evidence: it tells Known from Unknown, and no more.
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Draws
          title="Greedy, one a prompt"
          groups={samples.groups.greedy}
          counted={samples.counted?.greedy}
        />
        <Draws
          title="Sampled at temperature"
          groups={samples.groups.sampled}
          counted={samples.counted?.sampled}
        />
      </div>
    </div>
  );
}
