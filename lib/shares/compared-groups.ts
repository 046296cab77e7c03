import type { ComparedRun, ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { groupRuns } from "@/lib/comparisons/curves/run-groups";
import { groupBand } from "@/lib/domain/compare/group-band";
import type { SharedBandPoint, SharedGroup } from "./comparison-parts";
import { type ComparedView, comparedCurve, comparedFits } from "./comparison-points";
import type { SharedPoint } from "./shared-view";

type Curve = { x: number; y: number | null }[];

function curveOf(points: readonly SharedPoint[]): Curve {
  return points.map(({ x, numerator, total }) => ({ x, y: total > 0 ? numerator / total : null }));
}

/** Curves by run; one that was evaluated once is level over all places of the others, as it is drawn. */
function curvesOf(runs: readonly ComparedRun[], view: ComparedView): Map<string, Curve> {
  const own = new Map(runs.map((run) => [run.run, curveOf(comparedCurve(run, view))]));
  const isLevel = ({ curve }: ComparedRun) => curve.step.length === 1;
  const lines = runs.filter((run) => !isLevel(run)).flatMap(({ run }) => own.get(run) ?? []);
  const places = [...new Set(lines.map(({ x }) => x))].sort((a, b) => a - b);
  for (const { run } of runs.filter(isLevel)) {
    const [only] = own.get(run) ?? [];
    if (only && places.length > 0)
      own.set(
        run,
        places.map((x) => ({ x, y: only.y })),
      );
  }
  return own;
}

type GroupView = ComparedView & {
  by: string;
  hasFits: boolean;
  /** The colour of a run on the page; a group has that of its first. */
  colorOf: (run: string) => string | null;
};

/**
 * The groups of a view: what the mean and the band of their runs are within its zoom, and nothing of a
 * run alone. Means are taken before the zoom cuts, so that they are those of the page.
 */
export function comparedGroups(
  answer: Pick<ComparisonAnswer, "runs" | "differences">,
  { by, hasFits, zoom, colorOf, ...view }: GroupView,
): SharedGroup[] {
  const whole = { ...view, zoom: null };
  const isInside = ({ x }: SharedBandPoint) => zoom === null || (x >= zoom[0] && x <= zoom[1]);
  const band = (curves: readonly Curve[]) =>
    groupBand(curves)
      .map(({ x, mean, low, high, runs }) => ({ x, mean, low, high, runs }))
      .filter(isInside);
  const curves = curvesOf(answer.runs, whole);
  return groupRuns(answer, { by, hide: [] }).map(({ label, runs }, index) => {
    const fits = hasFits ? runs.map((run) => comparedFits(run, whole)) : [];
    const fitted = (part: "known" | "unknown") =>
      band(fits.map((fit) => curveOf(fit[part])).filter((curve) => curve.length > 0));
    return {
      id: `group-${index + 1}`,
      label,
      runs: runs.length,
      unknownShare: runs[0]?.unknownShare ?? null,
      color: colorOf(runs[0]?.run ?? ""),
      points: band(runs.map(({ run }) => curves.get(run) ?? [])),
      fits: hasFits ? { known: fitted("known"), unknown: fitted("unknown") } : null,
    };
  });
}
