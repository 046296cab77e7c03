import type { PlotSeries } from "@/components/charts/plot-model";
import { SeriesKey } from "@/components/charts/series-key";
import { useComparison } from "@/components/comparisons/comparison-context";
import { ColorChoice } from "@/components/comparisons/curves/color-choice";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Badge } from "@/components/ui/badge";

/** Every run once: its name shows or hides it, its piece of line takes another colour. */
export function RunLegend({ lines }: { lines: readonly PlotSeries[] }) {
  const { answer } = useComparison();
  const { view, toggleHidden } = useCompareView();
  return (
    <fieldset className="-ml-1 mt-2 flex max-h-40 flex-wrap gap-x-2 gap-y-1 overflow-y-auto p-1">
      <legend className="sr-only">Runs shown</legend>
      {lines.map((line) => {
        const isHidden = view.hide.includes(line.id);
        return (
          <span key={line.id} className="inline-flex items-center gap-0.5 text-caption">
            <ColorChoice run={line.id} name={line.label} color={line.color}>
              <SeriesKey series={line} />
            </ColorChoice>
            <button
              type="button"
              aria-pressed={!isHidden}
              onClick={() => toggleHidden(line.id)}
              className="inline-flex h-6 max-w-48 items-center gap-1.5 truncate rounded-md px-1 text-muted hover:bg-hover hover:text-ink aria-[pressed=false]:line-through"
            >
              {line.label}
            </button>
            {line.id === answer.baseline && <Badge tone="outline">baseline</Badge>}
          </span>
        );
      })}
    </fieldset>
  );
}
