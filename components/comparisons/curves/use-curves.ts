import { useMemo } from "react";
import type { PlotPanel, PlotSeries } from "@/components/charts/plot-model";
import { useComparison } from "@/components/comparisons/comparison-context";
import { chooseXScale, xScalesOf } from "@/components/comparisons/curves/compare-x";
import {
  type CurveInput,
  curveSeries,
  fitSeries,
  hiddenSeries,
} from "@/components/comparisons/curves/curve-series";
import { groupSeries, thinBehind } from "@/components/comparisons/curves/group-series";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { groupRuns, type RunGroup } from "@/lib/comparisons/curves/run-groups";

const devPanel: PlotPanel = { id: "dev", unit: "ratio", domain: "fit", height: 300 };
const trainPanels: readonly PlotPanel[] = [
  { id: "unknown", unit: "ratio", domain: "full", height: 104, title: "Unknown fitted" },
  { id: "known", unit: "ratio", domain: "full", height: 104, title: "Known fitted" },
];

/** The means of the groups in every panel that has lines, their single runs behind them where wanted. */
function grouped(
  lines: readonly PlotSeries[],
  { groups, looks, hasSingles }: Pick<CurveInput, "looks"> & GroupChoice,
): readonly PlotSeries[] {
  return [...Map.groupBy(lines, ({ panel }) => panel)].flatMap(([panel, own]) => {
    const byRun = new Map(own.map((line) => [line.id.split("/")[0] ?? "", line]));
    const means = groupSeries({ groups, lines: byRun, looks, panel });
    return hasSingles ? [...thinBehind(own), ...means] : means;
  });
}

type GroupChoice = { groups: readonly RunGroup[]; hasSingles: boolean };

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
    const hidden = hiddenSeries(hide);
    const groups = group ? groupRuns(answer, { by: group, hide }) : null;
    const own = (all: readonly PlotSeries[]) => {
      if (groups === null) return all;
      const shown = all.filter(({ id }) => !hidden.includes(id));
      return grouped(shown, { groups, looks, hasSingles: single });
    };
    const dev = own(lines);
    const fits = own(train ? fitSeries(input) : []);
    const filled = trainPanels.filter(({ id }) => fits.some(({ panel }) => panel === id));
    const panels = [...filled, devPanel];
    const series: readonly PlotSeries[] = [...fits, ...dev];
    return { options, x, lines, dev, series, panels, hidden };
  }, [answer, looks, wantedX, rate, group, single, train, hide]);
}
