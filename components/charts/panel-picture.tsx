import { XTick, YTick } from "@/components/charts/axis-tick";
import { GapMarks } from "@/components/charts/gap-marks";
import type { DrawnPanel, PanelLayout } from "@/components/charts/panel-layout";
import { MarkLabels } from "@/components/charts/plot-marks";
import type { XAxis } from "@/components/charts/plot-model";
import { AxisTitles, EndLabels } from "@/components/charts/plot-text";
import { StaticMarks } from "@/components/charts/static-marks";
import { StaticSeries } from "@/components/charts/static-series";

type PanelGridProps = { drawn: DrawnPanel; layout: PanelLayout };

function PanelGrid({ drawn: { panel, y }, layout: { left, right } }: PanelGridProps) {
  return y.ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={right} y1={y.at(tick)} y2={y.at(tick)} stroke="var(--grid)" />
      <YTick x={left} y={y.at(tick)} value={tick} unit={panel.unit} />
    </g>
  ));
}

type PanelPictureProps = { layout: PanelLayout; xAxis: XAxis; id: string };

/** A plot as the server draws it: no script, the same look as the one Recharts draws in the browser. */
export function PanelPicture({ layout, xAxis, id }: PanelPictureProps) {
  const { panels, x, left, right, bottom, height } = layout;
  return (
    <>
      <clipPath id={`${id}-clip`}>
        <rect x={left - 5} y={0} width={right - left + 10} height={height} />
      </clipPath>
      {panels.map((drawn) => (
        <PanelGrid key={drawn.panel.id} drawn={drawn} layout={layout} />
      ))}
      <StaticMarks layout={layout} />
      <g clipPath={`url(#${id}-clip)`}>
        {panels.flatMap(({ panel, series, y }) =>
          series.map((item) => (
            <StaticSeries key={item.id} series={item} panel={panel} x={x} y={y} />
          )),
        )}
      </g>
      <GapMarks layout={layout} />
      <EndLabels layout={layout} />
      <MarkLabels layout={layout} />
      {x.ticks.map((tick) => (
        <XTick key={tick} x={x.at(tick)} y={bottom} value={tick} unit={xAxis.unit} />
      ))}
      <AxisTitles layout={layout} xAxis={xAxis} />
    </>
  );
}
