import { memo } from "react";
import { CartesianGrid, ComposedChart, XAxis, YAxis } from "recharts";
import { DrawingTexts } from "@/components/charts/drawing";
import { GapMarks } from "@/components/charts/gap-marks";
import { axisHeight, type PanelLayout } from "@/components/charts/panel-layout";
import { panelTexts } from "@/components/charts/panel-svg";
import type { Plot } from "@/components/charts/plot-model";
import { PlotReferences } from "@/components/charts/plot-references";
import { plotSeries } from "@/components/charts/plot-series";

const plain = {
  axisLine: false,
  tickLine: false,
  interval: 0,
  niceTicks: "none",
} as const;

export type PanelRechartsProps = { plot: Plot; layout: PanelLayout };

/** Both panels share one plot area: the padding of its y axis puts each into its own part of it. */
function PanelAxes({ plot, layout }: PanelRechartsProps) {
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
        tick={false}
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
          tick={false}
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
export const PanelRecharts = memo(function PanelRecharts({ plot, layout }: PanelRechartsProps) {
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
      <DrawingTexts texts={panelTexts(layout, plot.xAxis)} />
    </ComposedChart>
  );
});
