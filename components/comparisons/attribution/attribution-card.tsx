"use client";

import { AttributionBar } from "@/components/comparisons/attribution/attribution-bar";
import { attributionSheet } from "@/components/comparisons/attribution/attribution-sheet";
import { ControlChoice } from "@/components/comparisons/attribution/control-choice";
import { useComparison } from "@/components/comparisons/comparison-context";
import { ExportMenu } from "@/components/exports/export-menu";
import { Card } from "@/components/ui/card";
import { Explain } from "@/components/ui/explain";

const title = "How much of the fall is due to new knowledge";

/** Splits the fall of each run into what its control lost too and what came with the Unknown examples. */
export function AttributionCard() {
  const { project, answer } = useComparison();
  const { runs } = answer;
  const shown = runs
    .filter(({ unknownShare, relabelledUnknown }) => unknownShare !== 0 && !relabelledUnknown)
    .toSorted((a, b) => (a.unknownShare ?? 2) - (b.unknownShare ?? 2));
  const most = runs.reduce(
    (high, { attributable, drop }) =>
      Math.max(high, attributable?.high ?? 0, attributable?.runFall ?? 0, drop?.points ?? 0),
    1,
  );
  return (
    <Card
      title={
        <>
          {title}{" "}
          <Explain
            title="Attributable loss"
            formula="(fall of the run) − (fall of its control)"
            method="Fine-tuning alone makes a model forget. A control is the same set-up without Unknown examples; both falls are since each run's best, over the same steps. The interval is a paired bootstrap over the examples that both answered."
          />
        </>
      }
      howToRead="Grey: points that the control lost too. Vermillion: points lost beyond it, with the 95 % interval"
      actions={
        shown.length > 0 && (
          <>
            <ControlChoice />
            <ExportMenu
              title={title}
              model={() => attributionSheet({ title, project, answer, runs: shown })}
            />
          </>
        )
      }
    >
      {shown.length === 0 ? (
        <p className="text-muted">
          No run here was trained on Unknown examples as they are: there is nothing to attribute.
        </p>
      ) : (
        <ul className="flex max-h-[40rem] flex-col gap-2.5 overflow-y-auto">
          {shown.map((run) => (
            <AttributionBar key={run.run} run={run} most={most} />
          ))}
        </ul>
      )}
    </Card>
  );
}
