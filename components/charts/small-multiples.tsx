"use client";

import { useMemo } from "react";
import { PanelChart, type PlotView } from "@/components/charts/panel-chart";
import type { Multiples, PlotSeries, XAxis } from "@/components/charts/plot-model";
import { SmallGrid } from "@/components/charts/small-grid";
import { smallPanels, smallPlots } from "@/components/charts/small-plots";
import { StaticMultiples } from "@/components/charts/static-multiples";

type SmallMultiplesProps = Pick<PlotView, "zoom" | "onZoomChange"> & {
  series: readonly PlotSeries[];
  multiples: Multiples;
  xAxis: XAxis;
  hidden: readonly string[];
  height?: number;
};

/** From so many on, pictures are drawn without a cursor: fifty live charts would make the page slow. */
const mostLive = 12;

/** One picture a line, all on the same axes, each with the baseline dotted behind it; a zoom is a zoom of all. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { series, multiples, xAxis, hidden, height, zoom = null } = props;
  const { baseline } = multiples;
  const plots = useMemo(() => smallPlots(series, { baseline, hidden }), [series, baseline, hidden]);
  const panels = useMemo(() => smallPanels(multiples, height), [multiples, height]);
  if (plots.length > mostLive)
    return <StaticMultiples {...{ plots, multiples, xAxis, zoom, height }} />;
  return (
    <SmallGrid plots={plots}>
      {(plot) => (
        <PanelChart
          label={`${plot.label}, on the axes of all`}
          panels={panels}
          series={plot.series}
          xAxis={xAxis}
          extent={multiples.x}
          zoom={zoom}
          onZoomChange={props.onZoomChange}
          reads="nearest"
          isLegendHidden
        />
      )}
    </SmallGrid>
  );
}
