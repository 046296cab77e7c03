"use client";

import { AttributionCard } from "@/components/comparisons/attribution/attribution-card";
import { attributionRowsOfPage } from "@/components/comparisons/attribution/attribution-words";
import { ControlChoice } from "@/components/comparisons/attribution/control-choice";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { RemediesCard } from "@/components/comparisons/remedies/remedies-card";
import { SetControl } from "@/components/comparisons/settings/set-control";
import { remediesOf } from "@/lib/comparisons/remedies/remedies-model";

/** The attribution with what may be chosen: one control for all, or the one that is suggested. */
export function AttributionEvidence() {
  const { project, response } = useComparison();
  const belowRun = (id: string) => {
    const run = response.runs.find((one) => one.run === id);
    return run?.suggestedControl && <SetControl run={run} suggestion={run.suggestedControl} />;
  };
  return (
    <AttributionCard
      rows={attributionRowsOfPage(response)}
      provenance={comparedProvenance(
        project,
        response,
        "Paired bootstrap over the examples, 2,000 replicates.",
      )}
      choices={<ControlChoice />}
      belowRun={belowRun}
    />
  );
}

export function RemediesEvidence() {
  const { project, response } = useComparison();
  const method = "Paired differences on the same questions, 95 % intervals.";
  return (
    <RemediesCard
      remedies={remediesOf(response, (run) => run)}
      nameOf={(id) => response.runs.find(({ run }) => run === id)?.name ?? id}
      provenance={comparedProvenance(project, response, method)}
    />
  );
}
