import { fitDomain } from "@/components/charts/axis";
import { extentOf } from "@/components/charts/panel-layout";
import type { Multiples, PlotPanel, PlotSeries } from "@/components/charts/plot-model";

export type SmallPlot = { id: string; label: string; series: readonly PlotSeries[] };

const usualHeight = 120;

/** The lines of pictures side by side and the axes that hold all their values, bands included. */
export function multiplesOf(
  lines: readonly PlotSeries[],
  { baseline }: Pick<Multiples, "baseline">,
): Multiples {
  const points = lines.flatMap((line) => line.points);
  const values = points.flatMap(({ y, low, high }) => [y, low, high]).filter((one) => one != null);
  const x = extentOf(points.map((point) => point.x));
  return { baseline, x, y: fitDomain({ values, unit: "ratio" }), height: usualHeight };
}

type Shown = Pick<Multiples, "baseline"> & { hidden: readonly string[] };

/** A picture for each line that is not hidden, the baseline faint and dotted behind all others. */
export function smallPlots(
  lines: readonly PlotSeries[],
  { baseline, hidden }: Shown,
): readonly SmallPlot[] {
  const shown = lines.filter(({ id }) => !hidden.includes(id));
  const behind = shown.filter(({ id }) => id === baseline).map(faint);
  return shown.map((line) => {
    const own = { ...line, panel: "dev", hasNoEndLabel: true };
    return {
      id: line.id,
      label: line.label,
      series: line.id === baseline ? [own] : [...behind, own],
    };
  });
}

function faint({ ringAt: _, marker: __, ...line }: PlotSeries): PlotSeries {
  const look = { color: "muted", dash: "dotted", isStrong: false, hasNoEndLabel: true } as const;
  const points = line.points.map(({ low: _low, high: _high, ...point }) => point);
  return { ...line, ...look, id: "behind", panel: "dev", points };
}

export function smallPanels({ y, height }: Multiples): readonly PlotPanel[] {
  return [{ id: "dev", unit: "ratio", domain: y, height }];
}
