"use client";

import { PanelChart } from "@/components/charts/panel-chart";
import { SmallMultiples } from "@/components/charts/small-multiples";
import { multiplesOf } from "@/components/charts/small-plots";
import { useComparison } from "@/components/comparisons/comparison-context";
import {
  curvesHowToRead,
  curvesSummary,
  curvesTitle,
} from "@/components/comparisons/curves/curve-words";
import { CurvesControls } from "@/components/comparisons/curves/curves-controls";
import { RunLegend } from "@/components/comparisons/curves/run-legend";
import { hasRamp } from "@/components/comparisons/curves/run-looks";
import { useCurves } from "@/components/comparisons/curves/use-curves";
import { provenanceOf } from "@/components/comparisons/settings/provenance";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { PictureMenu } from "@/components/exports/picture-menu";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** Exhibit 1 of every run in one picture, or a picture a run with equal axes. */
export function CurvesCard() {
  const { project, answer } = useComparison();
  const { view, zoom, setZoom } = useCompareView();
  const curves = useCurves();
  if (curves === null) return <EmptyState title="None of these runs has an evaluated checkpoint" />;
  const { x, lines, dev, series, panels, hidden } = curves;
  const title = curvesTitle(answer, view.y);
  const howToRead = curvesHowToRead({
    isRamp: hasRamp(answer.runs),
    isGrouped: view.group !== null,
    isMultiple: view.view === "multiples",
  });
  const { baseline } = answer;
  const multiples = view.view === "multiples" ? multiplesOf(dev, { baseline }) : null;
  const picture = {
    ...{ title, howToRead, xAxis: x.axis, zoom, hidden, multiples },
    ...(multiples ? { panels: [], series: dev } : { panels, series }),
    marks: [],
  };
  const provenance = provenanceOf(
    project,
    answer,
    "Counts of the same examples in every run; intervals by Wilson.",
  );
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        <>
          <CurvesControls curves={curves} />
          <PictureMenu picture={picture} provenance={provenance} />
        </>
      }
    >
      {multiples ? (
        <SmallMultiples
          series={dev}
          multiples={multiples}
          xAxis={x.axis}
          hidden={view.hide}
          zoom={zoom}
          onZoomChange={setZoom}
        />
      ) : (
        <PanelChart
          label={title}
          summary={curvesSummary(dev)}
          panels={panels}
          series={series}
          xAxis={x.axis}
          zoom={zoom}
          onZoomChange={setZoom}
          hidden={hidden}
          isLegendHidden
          reads="nearest"
          emptyReason={`No run has a place along ${x.label}.`}
        />
      )}
      <RunLegend lines={lines} />
    </Card>
  );
}
