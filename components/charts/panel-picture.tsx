import { formatTick } from "@/components/charts/axis";
import { strokeOf, textColorOf } from "@/components/charts/paint";
import {
  type DrawnPanel,
  type DrawnSeries,
  isShortTitle,
  labelSize,
  type PanelLayout,
} from "@/components/charts/panel-layout";
import { MarkLabels, MarkLines } from "@/components/charts/plot-marks";
import type { PlotSeries, XAxis } from "@/components/charts/plot-model";
import { PlotSymbol } from "@/components/charts/plot-symbol";

export const dashes: Record<NonNullable<PlotSeries["dash"]>, string | undefined> = {
  solid: undefined,
  dashed: "6 3",
  dotted: "1.5 3",
};

function Series({ series }: { series: DrawnSeries }) {
  return (
    <g>
      {series.band && <path d={series.band} fill={strokeOf(series.color)} opacity={0.13} />}
      {series.whiskers && (
        <path d={series.whiskers} stroke={strokeOf(series.color)} strokeWidth={1.4} />
      )}
      <path
        d={series.path}
        fill="none"
        stroke={strokeOf(series.color)}
        strokeWidth={series.isStrong ? 2.1 : 1.6}
        strokeDasharray={dashes[series.dash ?? "solid"]}
        strokeLinejoin="round"
        strokeLinecap={series.dash === "dotted" ? "round" : "butt"}
      />
      {series.dots.map((dot) => (
        <PlotSymbol
          key={`${dot.x} ${dot.y}`}
          {...dot}
          shape={series.marker ?? "circle"}
          color={series.color}
        />
      ))}
    </g>
  );
}

type PanelProps = { drawn: DrawnPanel; layout: PanelLayout };

function PanelGrid({ drawn, layout }: PanelProps) {
  const { panel, y, top } = drawn;
  return (
    <g fontSize={labelSize} fill="var(--muted)">
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={layout.left}
            x2={layout.right}
            y1={y.at(tick)}
            y2={y.at(tick)}
            stroke="var(--grid)"
          />
          <text x={layout.left - 7} y={y.at(tick)} dy="0.34em" textAnchor="end">
            {formatTick(tick, panel.unit)}
          </text>
        </g>
      ))}
      {panel.title && (
        <text x={layout.left + 4} y={top + 12}>
          {panel.title}
        </text>
      )}
    </g>
  );
}

function PanelLines({ drawn, layout, clip }: PanelProps & { clip: string }) {
  return (
    <g>
      <g clipPath={`url(#${clip})`}>
        {drawn.series.map((item) => (
          <Series key={item.id} series={item} />
        ))}
      </g>
      {drawn.labels.map((label) => (
        <text
          key={label.id}
          x={layout.right + 8}
          y={label.y}
          dy="0.34em"
          fontSize={labelSize}
          fontWeight={600}
          fill={textColorOf(label.series.color)}
        >
          {label.text}
        </text>
      ))}
    </g>
  );
}

function XTicks({ layout, xAxis }: { layout: PanelLayout; xAxis: XAxis }) {
  const y = layout.bottom + 16;
  return (
    <g fontSize={labelSize} fill="var(--muted)">
      {layout.x.ticks.map((tick) => (
        <text key={tick} x={layout.x.at(tick)} y={y} textAnchor="middle">
          {formatTick(tick, xAxis.unit)}
        </text>
      ))}
      {isShortTitle(xAxis.label) ? (
        <text x={0} y={y}>
          {xAxis.label}
        </text>
      ) : (
        <text x={(layout.left + layout.right) / 2} y={y + 18} textAnchor="middle">
          {xAxis.label}
        </text>
      )}
    </g>
  );
}

type PanelPictureProps = { layout: PanelLayout; xAxis: XAxis; id: string };

/** Everything of a plot that does not move: pure SVG, drawn alike on the server and in the browser. */
export function PanelPicture({ layout, xAxis, id }: PanelPictureProps) {
  const clip = `${id}-clip`;
  return (
    <>
      <clipPath id={clip}>
        <rect
          x={layout.left - 5}
          y={0}
          width={layout.right - layout.left + 10}
          height={layout.height}
        />
      </clipPath>
      {layout.panels.map((drawn) => (
        <PanelGrid key={drawn.panel.id} drawn={drawn} layout={layout} />
      ))}
      <MarkLines layout={layout} />
      {layout.panels.map((drawn) => (
        <PanelLines key={drawn.panel.id} drawn={drawn} layout={layout} clip={clip} />
      ))}
      <MarkLabels layout={layout} />
      <XTicks layout={layout} xAxis={xAxis} />
    </>
  );
}
