import type { PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import { chosenColors, runLooks } from "@/components/comparisons/curves/run-looks";
import { plotCurve } from "@/components/runs/page/plot-curve";
import { capitalise } from "@/components/runs/page/population-words";
import { curvePoints, sharedX } from "@/components/shares/curve-points";
import type {
  SharedComparedRun,
  SharedComparisonContent,
  SharedPoint,
} from "@/lib/shares/shared-view";

const mostBands = 2;
const mostEndLabels = 24;

type Content = SharedComparisonContent;
type Line = { x: Content["x"]; points: readonly SharedPoint[]; hasBand: boolean };

function plotted({ x, points, hasBand }: Line): readonly PlotPoint[] {
  return plotCurve({ curve: curvePoints(points), x: sharedX(x, points), hasBand });
}

/** A run that was evaluated once is a level line to hold the others against. */
function levelOf(points: readonly PlotPoint[], all: readonly SharedPoint[]): readonly PlotPoint[] {
  const [only] = points;
  if (only === undefined || points.length > 1) return points;
  const places = [...new Set(all.map(({ x }) => x))].sort((a, b) => a - b);
  return places.map((x) => ({ ...only, x, low: null, high: null }));
}

function fitLines(run: SharedComparedRun, content: Content): readonly PlotSeries[] {
  const { fits } = run;
  if (fits === null) return [];
  return (["unknown", "known"] as const).flatMap((panel) => {
    const points = plotted({ x: content.x, points: fits[panel], hasBand: false });
    const label = `${run.label}, ${capitalise(panel)} fitted`;
    const look = { color: "muted", hasNoEndLabel: true } as const;
    return points.length === 0 ? [] : [{ id: `${run.id}/${panel}`, label, ...look, panel, points }];
  });
}

/** A line for each run shown, and for its training examples where those are: its colour, its ring. */
export function runLines(content: Content): readonly PlotSeries[] {
  const { runs, x, rate } = content;
  const named = runs.map(({ id, unknownShare }) => ({ run: id, unknownShare }));
  const chosen = chosenColors(runs.flatMap(({ id, color }) => (color ? [`${id}:${color}`] : [])));
  const looks = runLooks(named, chosen);
  const all = runs.flatMap(({ points }) => points);
  return runs.flatMap((run): PlotSeries[] => {
    const { id, label, points, best, isBaseline } = run;
    const look = looks.get(id) ?? { color: "muted" as const };
    const isReference = points.length === 1;
    const ring = best && rate === "accuracy" && !isReference ? best : null;
    const own = sharedX(x, points);
    const line: PlotSeries = {
      ...{ id, label, ...look, panel: "dev", isStrong: isBaseline },
      ...(isReference ? { dash: "dashed" as const } : {}),
      ringAt: ring && own.placeOf({ ...ring, time: null }),
      hasNoEndLabel: runs.length > mostEndLabels && !isBaseline,
      points: levelOf(plotted({ x, points, hasBand: runs.length <= mostBands }), all),
    };
    return [
      line,
      ...fitLines(run, content).map((fit) => ({ ...fit, ...look, isStrong: isBaseline })),
    ];
  });
}
