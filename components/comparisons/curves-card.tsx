"use client";

import { PanelChart } from "@/components/charts/panel-chart";
import { useComparison } from "@/components/comparisons/comparison-context";
import { curvesSummary, curvesTitle } from "@/components/comparisons/curve-words";
import { CurvesControls } from "@/components/comparisons/curves-controls";
import { CurvesMultiples } from "@/components/comparisons/curves-multiples";
import { provenanceOf } from "@/components/comparisons/provenance";
import { RunLegend } from "@/components/comparisons/run-legend";
import { hasRamp } from "@/components/comparisons/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { useCurves } from "@/components/comparisons/use-curves";
import { ExportMenu } from "@/components/exports/export-menu";
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
  const colour = hasRamp(answer.runs)
    ? "Colour: share of Unknown, blue none, vermillion all"
    : "One line a run";
  const howToRead = view.group
    ? "Mean of each group; the band runs from its lowest to its highest run"
    : `${colour} · ring: best checkpoint`;
  const picture = {
    ...{ title, howToRead, panels, series, xAxis: x.axis, zoom, hidden },
    marks: [],
    provenance: provenanceOf(
      project,
      answer,
      "Counts of the same examples in every run; intervals by Wilson.",
    ),
  };
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        <>
          <CurvesControls curves={curves} />
          <ExportMenu picture={picture} />
        </>
      }
    >
      {view.view === "multiples" ? (
        <CurvesMultiples lines={dev} baseline={answer.baseline} x={x} hidden={view.hide} />
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
