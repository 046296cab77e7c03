import { memo } from "react";
import { CartesianGrid, ComposedChart, XAxis, YAxis } from "recharts";
import { XTick, YTick } from "@/components/charts/axis-tick";
import { GapMarks } from "@/components/charts/gap-marks";
import { axisHeight, type PanelLayout } from "@/components/charts/panel-layout";
import { MarkLabels } from "@/components/charts/plot-marks";
import type { Plot } from "@/components/charts/plot-model";
import { PlotReferences } from "@/components/charts/plot-references";
import { plotSeries } from "@/components/charts/plot-series";
import { AxisTitles, EndLabels } from "@/components/charts/plot-text";

const plain = {
  axisLine: false,
  tickLine: false,
  interval: 0,
  niceTicks: "none",
} as const;

export type PanelPlotProps = { plot: Plot; layout: PanelLayout };

/** Both panels share one plot area: the padding of its y axis puts each into its own part of it. */
function PanelAxes({ plot, layout }: PanelPlotProps) {
  const isZoomed = plot.zoom !== null;
  const isBlank = layout.panels.every(({ series }) => series.length === 0);
  return (
    <>
      <XAxis
        {...plain}
        type="number"
        dataKey="x"
        domain={[...layout.x.domain]}
        allowDataOverflow={isZoomed || isBlank}
        ticks={layout.x.ticks}
        height={axisHeight}
        tick={({ x, payload }) => (
          <XTick x={Number(x)} y={layout.bottom} value={payload.value} unit={plot.xAxis.unit} />
        )}
      />
      {layout.panels.map(({ panel, y, top, bottom, series }) => (
        <YAxis
          key={panel.id}
          {...plain}
          yAxisId={panel.id}
          mirror
          type="number"
          scale={panel.scale ?? "linear"}
          domain={[...y.domain]}
          allowDataOverflow={series.length === 0 || (isZoomed && panel.domain === "fit")}
          ticks={y.ticks}
          padding={{ top: top - layout.top, bottom: layout.bottom - bottom }}
          tick={({ y: at, payload }) => (
            <YTick x={layout.left} y={Number(at)} value={payload.value} unit={panel.unit} />
          )}
        />
      ))}
      {layout.panels.map(({ panel }) => (
        <CartesianGrid
          key={panel.id}
          yAxisId={panel.id}
          vertical={false}
          syncWithTicks
          stroke="var(--grid)"
          zIndex={0}
        />
      ))}
    </>
  );
}

/** One Recharts chart for all panels of a plot, so that one x scale serves them; drawn anew only when the plot changes. */
export const PanelPlot = memo(function PanelPlot({ plot, layout }: PanelPlotProps) {
  const { width, height, left, right, top, bottom } = layout;
  return (
    <ComposedChart
      width={width}
      height={height}
      margin={{ left, right: width - right, top, bottom: height - bottom - axisHeight }}
      accessibilityLayer={false}
    >
      <PanelAxes plot={plot} layout={layout} />
      <PlotReferences layout={layout} />
      {layout.panels.map(({ panel, series }) => plotSeries(series, panel))}
      <GapMarks layout={layout} />
      <EndLabels layout={layout} />
      <MarkLabels layout={layout} />
      <AxisTitles layout={layout} xAxis={plot.xAxis} />
    </ComposedChart>
  );
});
