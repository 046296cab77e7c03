import type { ReactNode } from "react";
import type { SmallPlot } from "@/components/charts/multiples-model";
import { classNames } from "@/components/ui/class-names";

type SmallGridProps = {
  plots: readonly SmallPlot[];
  /** In a frame of another page, where little room is left: two or three to a row. */
  isDense?: boolean;
  children: (plot: SmallPlot) => ReactNode;
};

/** Pictures side by side under their names; on a phone one below the other. */
export function SmallGrid({ plots, isDense = false, children }: SmallGridProps) {
  return (
    <ul
      className={classNames(
        "grid gap-x-5 gap-y-3 print:grid-cols-3",
        isDense ? "grid-cols-2 sm:grid-cols-3" : "sm:grid-cols-2 lg:grid-cols-3",
      )}
    >
      {plots.map((plot) => (
        <li key={plot.id} className="min-w-0 break-inside-avoid">
          <p className="truncate text-caption font-semibold" title={plot.label}>
            {plot.label}
          </p>
          {children(plot)}
        </li>
      ))}
    </ul>
  );
}
