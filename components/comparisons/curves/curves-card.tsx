"use client";

import { useMemo } from "react";
import { LineChoice } from "@/components/charts/line-choice";
import { PanelChart } from "@/components/charts/panel-chart";
import type { PlotPanel, PlotSeries } from "@/components/charts/plot-model";
import { SmallMultiples } from "@/components/charts/small-multiples";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { countedWords } from "@/components/comparisons/curves/compared-words";
import { CurvesControls } from "@/components/comparisons/curves/curves-controls";
import { curvesPicture, hiddenSeries } from "@/components/comparisons/curves/curves-series";
import { compareXWords } from "@/components/comparisons/curves/curves-words";
import { RunLegend } from "@/components/comparisons/curves/run-legend";
import { colorsOf } from "@/components/comparisons/curves/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { PictureMenu } from "@/components/exports/picture-menu";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useMedia } from "@/components/ui/use-media";
import { curvesOfPage } from "@/lib/comparisons/comparison-model";

/** The curves as the address asks for them. */
function useCurves() {
  const { response, looks } = useComparison();
  const { view } = useCompareView();
  return useMemo(() => {
    const model = curvesOfPage(response, { ...view, color: colorsOf(looks) });
    return { model, picture: curvesPicture(model) };
  }, [response, looks, view]);
}

/** Too many runs for a name at the end of each line; those of the panels above bear the names of the last one. */
const hasNoName = ({ panel, hasNoEndLabel }: PlotSeries) =>
  panel === "dev" && hasNoEndLabel === true;

/** In a low window the curves are seen whole, below what to choose, without scrolling. */
const mostInLow = 176;
const lowered = (panel: PlotPanel) => ({ ...panel, height: Math.min(panel.height, mostInLow) });

/** Exhibit 1 of every run in one picture, or a picture a run with equal axes. */
export function CurvesCard() {
  const { project, response } = useComparison();
  const { view, zoom, setZoom } = useCompareView();
  const { model, picture } = useCurves();
  const isLow = useMedia("(height < 50rem)") === true;
  if (response.runs.every(({ curve }) => curve.step.length === 0))
    return <EmptyState title="None of these runs has an evaluated checkpoint" />;
  const { title, howToRead, kind: _kind, note: _note, multiples, ...plot } = picture;
  const hidden = hiddenSeries(view.hide);
  const panels = isLow ? plot.panels.map(lowered) : plot.panels;
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        <>
          <CurvesControls x={model.x} />
          <PictureMenu
            picture={{ ...picture, zoom, hidden }}
            provenance={comparedProvenance(project, response, countedWords(response.runs))}
          />
        </>
      }
    >
      {multiples ? (
        <SmallMultiples
          series={plot.series}
          multiples={multiples}
          xAxis={plot.xAxis}
          hidden={view.hide}
          zoom={zoom}
          onZoomChange={setZoom}
        />
      ) : (
        <PanelChart
          label={title}
          {...plot}
          panels={panels}
          zoom={zoom}
          onZoomChange={setZoom}
          hidden={hidden}
          isLegendHidden
          emptyReason={`No run has a place along ${compareXWords[model.x].label}.`}
        />
      )}
      {picture.series.some(hasNoName) ? (
        <RunLegend />
      ) : (
        <LineChoice label="Runs" hidden={view.hide.length}>
          <RunLegend />
        </LineChoice>
      )}
    </Card>
  );
}
