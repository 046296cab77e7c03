"use client";

import { useMemo } from "react";
import { LineChoice } from "@/components/charts/line-choice";
import { smallPanels, smallPlots } from "@/components/charts/multiples-model";
import type { PlotView } from "@/components/charts/panel-chart";
import { PanelReader } from "@/components/charts/panel-reader";
import type { Multiples, PlotSeries, XAxis } from "@/components/charts/plot-model";
import { SeriesLegend } from "@/components/charts/series-legend";
import { SmallGrid } from "@/components/charts/small-grid";
import { StaticMultiples } from "@/components/charts/static-multiples";
import { Button } from "@/components/ui/button";

export type SmallMultiplesProps = PlotView & {
  series: readonly PlotSeries[];
  multiples: Multiples;
  xAxis: XAxis;
  isDense?: boolean;
};

/** From so many on, pictures are drawn without a cursor: fifty live charts would make the page slow. */
const mostLive = 12;
const noneHidden: readonly string[] = [];

function usePlots({ series, multiples, xAxis, hidden = noneHidden, zoom }: SmallMultiplesProps) {
  const { baseline, x } = multiples;
  const plots = useMemo(() => smallPlots(series, { baseline, hidden }), [series, baseline, hidden]);
  const drawn = useMemo(() => {
    const same = { panels: smallPanels(multiples), marks: [], xAxis, zoom: zoom ?? null };
    return new Map(
      plots.map((plot) => [
        plot.id,
        { ...same, series: plot.series, extent: x, hidden: [], reads: "nearest" as const },
      ]),
    );
  }, [plots, multiples, xAxis, zoom, x]);
  return { plots, drawn };
}

/** One picture a line, all on the same axes, each with the baseline dotted behind it; a zoom is a zoom of all. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { series, multiples, xAxis, zoom = null, hidden = noneHidden, onHiddenChange } = props;
  const { isDense = false, isStill = false } = props;
  const setZoom = props.onZoomChange ?? (() => undefined);
  const { plots, drawn } = usePlots(props);
  return (
    <figure>
      {plots.length > mostLive ? (
        <StaticMultiples {...{ plots, multiples, xAxis, zoom, isDense }} />
      ) : (
        <SmallGrid plots={plots} isDense={isDense}>
          {({ id, label }) => {
            const plot = drawn.get(id);
            const words = `${label}, on the axes of all`;
            return (
              plot && (
                <PanelReader
                  {...{ plot, label: words, summary: "", isStill }}
                  onZoomChange={setZoom}
                />
              )
            );
          }}
        </SmallGrid>
      )}
      <figcaption className="mt-1 flex min-h-6 flex-wrap items-center justify-between gap-2">
        {onHiddenChange ? (
          <LineChoice label="Lines" hidden={hidden.length}>
            <SeriesLegend {...{ series, hidden, onHiddenChange }} />
          </LineChoice>
        ) : (
          <span />
        )}
        {zoom && (
          <Button size="small" onClick={() => setZoom(null)}>
            Show everything
          </Button>
        )}
      </figcaption>
    </figure>
  );
}
