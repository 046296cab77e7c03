import { strokeOf } from "@/components/charts/paint";
import type { PanelLayout } from "@/components/charts/panel-layout";

const arm = 3.5;

/** A cross at the foot of the panel where something was logged that is no number: the line breaks there. */
export function GapMarks({ layout }: { layout: PanelLayout }) {
  const { x, left, right } = layout;
  return layout.panels.flatMap(({ panel, series, bottom }) =>
    series.flatMap(({ id, color, points }) =>
      points.flatMap((point) => {
        const at = point.notANumber === undefined ? Number.NaN : x.at(point.x);
        if (!(at >= left && at <= right)) return [];
        const y = bottom - arm - 1;
        return (
          <path
            key={`${panel.id} ${id} ${point.x} ${point.label}`}
            d={`M${at - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
            stroke={strokeOf(color)}
            strokeWidth={1.6}
            fill="none"
          />
        );
      }),
    ),
  );
}
