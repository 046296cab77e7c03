"use client";

import { AttributionCard } from "@/components/comparisons/attribution/attribution-card";
import { attributionRowsOfPage } from "@/components/comparisons/attribution/attribution-words";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { RemediesCard } from "@/components/comparisons/remedies/remedies-card";
import { SetControl } from "@/components/comparisons/settings/set-control";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Select } from "@/components/ui/select";
import { remediesOf } from "@/lib/comparisons/remedies/remedies-model";

/** Holds every run against one and the same control, in the address only; by default each has its own. */
function ControlChoice() {
  const { response } = useComparison();
  const { view, setView } = useCompareView();
  const free = response.runs.filter(({ unknownShare }) => unknownShare === 0);
  const asked = view.control ?? "";
  const known = free.map(({ run, name }) => ({ value: run, label: `control: ${name}` }));
  const isListed = asked === "" || free.some(({ run }) => run === asked);
  if (free.length === 0 && asked === "") return null;
  return (
    <Select
      isSmall
      aria-label="Control"
      className="max-w-52"
      value={asked}
      options={[
        { value: "", label: "each run's own control" },
        ...known,
        ...(isListed ? [] : [{ value: asked, label: `control: ${asked}` }]),
      ]}
      onChange={(event) => setView({ control: event.target.value || null })}
    />
  );
}

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
