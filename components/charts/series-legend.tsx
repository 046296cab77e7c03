import type { PlotSeries } from "@/components/charts/plot-model";
import { SeriesKey } from "@/components/charts/series-key";

type SeriesLegendProps = {
  series: readonly PlotSeries[];
  hidden: readonly string[];
  onHiddenChange: (hidden: readonly string[]) => void;
};

/** Each series once, as a switch: pressed is shown. */
export function SeriesLegend({ series, hidden, onHiddenChange }: SeriesLegendProps) {
  return (
    <fieldset className="flex flex-wrap gap-x-1 gap-y-0.5">
      <legend className="sr-only">Series shown</legend>
      {series.map((item) => {
        const isHidden = hidden.includes(item.id);
        return (
          <button
            key={item.id}
            type="button"
            aria-pressed={!isHidden}
            onClick={() =>
              onHiddenChange(
                isHidden ? hidden.filter((id) => id !== item.id) : [...hidden, item.id],
              )
            }
            className="inline-flex h-6 items-center gap-1.5 rounded-md px-1.5 text-caption text-muted hover:bg-hover hover:text-ink aria-[pressed=false]:line-through aria-[pressed=false]:[&_svg]:opacity-25"
          >
            <SeriesKey series={item} />
            {item.label}
          </button>
        );
      })}
    </fieldset>
  );
}
