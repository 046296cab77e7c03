"use client";

import { useMemo } from "react";
import { PanelChart } from "@/components/charts/panel-chart";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { earlyStopPicture } from "@/components/comparisons/curves/early-stop-series";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { PictureMenu } from "@/components/exports/picture-menu";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { sameSetUp } from "@/lib/domain/compare/same-set-up";

/** The paper's Figures 3 and 4: what is gained by stopping early, and how little of the new is learned by then. */
export function EarlyStopCard() {
  const { project, response } = useComparison();
  const { view, setView } = useCompareView();
  const { runs: usual, leftOut } = useMemo(() => sameSetUp(response), [response]);
  const picture = useMemo(() => earlyStopPicture(usual, view.measure), [usual, view.measure]);
  const { title, howToRead, kind: _, ...plot } = picture;
  const leftOutWords = `${leftOut === 1 ? "One run" : `${leftOut} runs`} with another set-up than the baseline's, or with relabelled examples, left out: they would mix causes.`;
  const provenance = comparedProvenance(project, response, "95 % intervals by Wilson.");
  return (
    <Card
      title={title}
      howToRead={howToRead}
      footer={leftOut > 0 ? leftOutWords : null}
      actions={
        <>
          <Segmented
            label="What is compared"
            value={view.measure}
            options={[
              { value: "accuracy", label: "Accuracy" },
              { value: "hallucination", label: "Hallucination" },
              { value: "fitted", label: "Fitted" },
            ]}
            onValueChange={(measure) => setView({ measure })}
          />
          <PictureMenu picture={picture} provenance={provenance} />
        </>
      }
    >
      <PanelChart
        label={`${title}: ${howToRead}`}
        {...plot}
        emptyReason="No run here has a known training set: the share of Unknown is not known."
      />
    </Card>
  );
}
