import type { PlotSeries } from "@/components/charts/plot-model";
import { SeriesKey } from "@/components/charts/series-key";

/** What each line without a name at its end is, without a script; as high as the legend that a script puts in its place. */
export function SeriesKeys({ series }: { series: readonly PlotSeries[] }) {
  return (
    <div className="-ml-1.5 flex min-h-6 flex-wrap gap-x-1 gap-y-0.5 text-caption text-muted">
      {series
        .filter(({ hasNoEndLabel }) => hasNoEndLabel)
        .map((item) => (
          <span key={item.id} className="inline-flex h-6 items-center gap-1.5 px-1.5">
            <SeriesKey series={item} />
            {item.label}
          </span>
        ))}
    </div>
  );
}
