import { Fragment } from "react";
import type { PanelLayout } from "@/components/charts/panel-layout";
import type { Reading, Stop } from "@/components/charts/reading";
import { SeriesKey } from "@/components/charts/series-key";

type PlotTooltipProps = { layout: PanelLayout; stop: Stop; readings: readonly Reading[] };

const shown = 24;

export function PlotTooltip({ layout, stop, readings }: PlotTooltipProps) {
  const x = layout.x.at(stop.x);
  const isLeft = x > (layout.left + layout.right) / 2;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 w-max max-w-[min(22rem,62%)] rounded-lg border bg-raised/95 px-2.5 py-2 text-caption shadow-pop"
      style={
        isLeft
          ? { right: layout.width - x + 12, top: layout.top + 8 }
          : { left: x + 12, top: layout.top + 8 }
      }
    >
      <p className="mb-1 font-semibold">{stop.label}</p>
      <div className="grid grid-cols-[auto_auto_auto] items-baseline gap-x-2.5 gap-y-0.5">
        {readings.slice(0, shown).map(({ series, text, detail }) => (
          <Fragment key={series.id}>
            <span className="flex min-w-0 items-center gap-1.5">
              <SeriesKey series={series} />
              <span className="truncate">{series.label}</span>
            </span>
            <span className="whitespace-nowrap text-right font-semibold">{text}</span>
            <span className="text-muted">{detail}</span>
          </Fragment>
        ))}
      </div>
      {readings.length > shown && <p className="text-muted">and {readings.length - shown} more</p>}
    </div>
  );
}
