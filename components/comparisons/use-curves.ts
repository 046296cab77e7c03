import { useMemo } from "react";
import { fitDomain } from "@/components/charts/axis";
import type { PlotPanel, PlotSeries, Range } from "@/components/charts/plot-model";
import { chooseXScale, xScalesOf } from "@/components/comparisons/compare-x";
import { useComparison } from "@/components/comparisons/comparison-context";
import { curveSeries, fitSeries, hiddenSeries } from "@/components/comparisons/curve-series";
import { groupRuns, groupSeries } from "@/components/comparisons/group-series";
import { useCompareView } from "@/components/comparisons/use-compare-view";

const devPanel: PlotPanel = { id: "dev", unit: "ratio", domain: "fit", height: 300 };
const trainPanels: readonly PlotPanel[] = [
  { id: "unknown", unit: "ratio", domain: "full", height: 104, title: "Unknown fitted" },
  { id: "known", unit: "ratio", domain: "full", height: 104, title: "Known fitted" },
];

/** The lines of the chosen runs as the address asks for them, their panels and x axis. */
export function useCurves() {
  const { answer, looks } = useComparison();
  const { view } = useCompareView();
  const { x: wantedX, y: rate, group, single, train, hide } = view;
  return useMemo(() => {
    const { runs, baseline } = answer;
    const options = xScalesOf(runs);
    const x = chooseXScale(options, wantedX);
    if (x === null) return null;
    const input = { runs, looks, x, rate, baseline };
    const lines = curveSeries(input);
    const groups = group ? groupRuns(answer, group) : null;
    const shown = lines.filter(({ id }) => !hide.includes(id));
    const dev = groups
      ? groupSeries({
          groups: groups.map((one) => ({
            ...one,
            runs: one.runs.filter(({ run }) => !hide.includes(run)),
          })),
          series: shown,
          looks,
          hasSingles: single,
        })
      : lines;
    const fits = train ? fitSeries(input) : [];
    const filled = trainPanels.filter(({ id }) => fits.some(({ panel }) => panel === id));
    const panels = [...filled, devPanel];
    const series: readonly PlotSeries[] = [...fits, ...dev];
    return { options, x, lines, dev, series, panels, groups, hidden: hiddenSeries(hide) };
  }, [answer, looks, wantedX, rate, group, single, train, hide]);
}

/** One scale for pictures side by side: all values of all lines. */
export function commonAxes(lines: readonly PlotSeries[]): { y: Range; x: Range } {
  const points = lines.flatMap((line) => line.points);
  const values = points.flatMap(({ y }) => (y === null ? [] : [y]));
  const places = points.map(({ x }) => x);
  const x: Range = [
    places.reduce((low, place) => Math.min(low, place), Number.POSITIVE_INFINITY),
    places.reduce((high, place) => Math.max(high, place), Number.NEGATIVE_INFINITY),
  ];
  return { y: fitDomain({ values, unit: "ratio" }), x };
}
