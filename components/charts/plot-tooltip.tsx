import { Fragment } from "react";
import type { PanelLayout } from "@/components/charts/panel-layout";
import type { Reading, Stop } from "@/components/charts/reading";
import { SeriesKey } from "@/components/charts/series-key";
import { classNames } from "@/components/ui/class-names";

type PlotTooltipProps = { layout: PanelLayout; stop: Stop; readings: readonly Reading[] };

const shown = 24;
const narrowWidth = 520;
const narrowBox = 184;

/** Beside the cursor, on the side with more room; on a phone as near to it as the edge allows. */
function placeOf({ width, left, right }: PanelLayout, x: number) {
  const isRightHalf = x > (left + right) / 2;
  if (width < narrowWidth) {
    const wanted = isRightHalf ? x - 12 - narrowBox : x + 12;
    return { width: narrowBox, left: Math.max(0, Math.min(width - narrowBox, wanted)) };
  }
  return isRightHalf ? { right: width - x + 12 } : { left: x + 12 };
}

export function PlotTooltip({ layout, stop, readings }: PlotTooltipProps) {
  const x = layout.x.at(stop.x);
  const isNarrow = layout.width < narrowWidth;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 w-max max-w-[28rem] rounded-lg border bg-raised/95 px-2.5 py-2 text-caption shadow-pop"
      style={{ top: layout.top + 8, ...placeOf(layout, x) }}
    >
      <p className="mb-1 font-semibold">{stop.label}</p>
      <div
        className={classNames(
          "grid items-baseline gap-x-2.5 gap-y-0.5 tabular-nums",
          isNarrow ? "grid-cols-[1fr_auto]" : "grid-cols-[auto_auto_auto] whitespace-nowrap",
        )}
      >
        {readings.slice(0, shown).map(({ series, text, detail }) => (
          <Fragment key={series.id}>
            <span className="flex min-w-0 items-center gap-1.5">
              <SeriesKey series={series} />
              <span className="truncate">
                {isNarrow ? (series.shortLabel ?? series.label) : series.label}
              </span>
            </span>
            <span className="text-right font-semibold">{text}</span>
            {!(isNarrow && detail === "") && (
              <span className={classNames("text-muted", isNarrow && "col-span-2 pl-5.5")}>
                {detail}
              </span>
            )}
          </Fragment>
        ))}
      </div>
      {readings.length > shown && <p className="text-muted">and {readings.length - shown} more</p>}
    </div>
  );
}
