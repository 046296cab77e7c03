import { SeriesKey } from "@/components/charts/series-key";
import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { ColorChoice } from "@/components/runs/color-choice";
import { Badge } from "@/components/ui/badge";

/** Every run once: its name shows or hides it, its piece of line gives it a colour. */
export function RunLegend() {
  const { project, response, looks, canWrite } = useComparison();
  const { view, toggleHidden } = useCompareView();
  return (
    <fieldset className="-ml-1 mt-2 flex max-h-40 flex-wrap gap-x-2 gap-y-1 overflow-y-auto p-1">
      <legend className="sr-only">Runs shown</legend>
      {response.runs.map(({ run, name, color }) => {
        const isHidden = view.hide.includes(run);
        const look = looks.get(run) ?? { color: "muted" as const };
        return (
          <span key={run} className="inline-flex items-center gap-0.5 text-caption">
            {canWrite ? (
              <ColorChoice project={project} run={{ id: run, name, color }}>
                <SeriesKey series={look} />
              </ColorChoice>
            ) : (
              <SeriesKey series={look} />
            )}
            <button
              type="button"
              aria-pressed={!isHidden}
              onClick={() => toggleHidden(run)}
              className="inline-flex h-6 max-w-48 items-center gap-1.5 truncate rounded-md px-1 text-muted hover:bg-hover hover:text-ink aria-[pressed=false]:line-through"
            >
              {name}
            </button>
            {run === response.baseline && <Badge tone="outline">baseline</Badge>}
          </span>
        );
      })}
    </fieldset>
  );
}
