import { textColorOf } from "@/components/charts/paint";
import { isShortTitle, labelSize, type PanelLayout } from "@/components/charts/panel-layout";
import type { XAxis } from "@/components/charts/plot-model";

/** The names at the ends of lines, kept apart. */
export function EndLabels({ layout }: { layout: PanelLayout }) {
  return (
    <g fontSize={labelSize} fontWeight={600}>
      {layout.panels.flatMap(({ panel, labels }) =>
        labels.map((label) => (
          <text
            key={`${panel.id} ${label.id}`}
            x={layout.right + 8}
            y={label.y}
            dy="0.34em"
            fill={textColorOf(label.series.color)}
          >
            {label.text}
          </text>
        )),
      )}
    </g>
  );
}

/** What the axes measure: the x axis before its ticks or below them, a panel in its corner. */
export function AxisTitles({ layout, xAxis }: { layout: PanelLayout; xAxis: XAxis }) {
  const y = layout.bottom + 16;
  return (
    <g fontSize={labelSize} fill="var(--muted)">
      {layout.panels.map(({ panel, top }) => (
        <text key={panel.id} x={layout.left + 4} y={top + 12}>
          {panel.title}
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
