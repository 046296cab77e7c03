import type { PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import { columnsOf, type XScale } from "@/components/comparisons/curves/compare-x";
import type { RunLook } from "@/components/comparisons/curves/run-looks";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import type { CurveRate } from "@/lib/comparisons/view-state";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { wilson } from "@/lib/domain/rates/rates";
import { formatEpoch } from "@/lib/format";

export type CurveInput = {
  runs: readonly ComparedRun[];
  looks: ReadonlyMap<string, RunLook>;
  x: XScale;
  rate: CurveRate;
  baseline: string;
};

const mostEndLabels = 24;

function pointsOf(
  run: ComparedRun,
  { x, rate, hasBand }: Pick<CurveInput, "x" | "rate"> & { hasBand: boolean },
) {
  const { numerator, denominator } = rateDefinition(rate);
  return columnsOf(run.curve).flatMap((checkpoint, k): PlotPoint[] => {
    const place = x.placeOf(run, checkpoint);
    if (place === null) return [];
    const counts = {
      total: run.curve.total[k] ?? 0,
      correct: run.curve.correct[k] ?? 0,
      abstained: run.curve.abstained[k] ?? 0,
    };
    const [part, whole] = [numerator(counts), denominator(counts)];
    const interval = hasBand ? wilson(part, whole) : null;
    const y = whole > 0 ? part / whole : null;
    const at = formatEpoch(checkpoint.epoch, checkpoint.step);
    return [{ ...place, y, at, numerator: part, total: whole, ...(interval ?? {}) }];
  });
}

/** A run that was evaluated once, such as a base model with retrieval: a line to hold the others against. */
export function isReference(run: ComparedRun): boolean {
  return run.curve.step.length === 1;
}

function ringOf(run: ComparedRun, x: XScale): number | null {
  const { best } = run.figures;
  const place = best && x.placeOf(run, { ...best, time: timeOf(run, best.step) });
  return place?.x ?? null;
}

function timeOf({ curve }: ComparedRun, step: number): string | null {
  return curve.time[curve.step.indexOf(step)] ?? null;
}

/** One line a run on the held-out examples, the best checkpoint ringed; the baseline is the strong one. */
export function curveSeries(input: CurveInput): readonly PlotSeries[] {
  const { runs, looks, x, rate, baseline } = input;
  const hasBand = runs.length <= 2;
  const lines = runs.filter((run) => !isReference(run));
  const curves = new Map(
    lines.map((run) => [run.run, pointsOf(run, { x, rate, hasBand })] as const),
  );
  const stops = new Map(
    [...curves.values()].flat().map((point) => [`${point.x} ${point.label}`, point]),
  );
  return runs.map((run): PlotSeries => {
    const look = looks.get(run.run);
    const own = curves.get(run.run);
    const [only] = own ? [] : pointsOf(run, { x, rate, hasBand: false });
    return {
      id: run.run,
      label: run.name,
      color: look?.color ?? "muted",
      dash: own ? (look?.dash ?? "solid") : "dashed",
      ...(own && look?.marker ? { marker: look.marker } : {}),
      ...(own && rate === "accuracy" ? { ringAt: ringOf(run, x) } : {}),
      isStrong: run.run === baseline,
      isBaseline: run.run === baseline,
      hasNoEndLabel: runs.length > mostEndLabels && run.run !== baseline,
      panel: "dev",
      points: own ?? level(only, [...stops.values()]),
    };
  });
}

/** The one value at every checkpoint of the others, so that it is a level line and the cursor names it. */
function level(only: PlotPoint | undefined, stops: readonly PlotPoint[]): readonly PlotPoint[] {
  if (only === undefined) return [];
  if (stops.length === 0) return [only];
  const { y, numerator, total } = only;
  return stops
    .map(({ x, label }) => ({ x, label, y, numerator, total }) as PlotPoint)
    .sort((a, b) => a.x - b.x);
}

/** How the training examples are fitted, Unknown and Known in panels of their own over the same x. */
export function fitSeries({ runs, looks, x, baseline }: CurveInput): readonly PlotSeries[] {
  const parts = [
    { panel: "unknown", words: "Unknown fitted" },
    { panel: "known", words: "Known fitted" },
  ] as const;
  return parts.flatMap(({ panel, words }) =>
    runs.flatMap((run): PlotSeries[] => {
      const total = panel === "unknown" ? run.train.unknownTotal : run.train.knownTotal;
      if (total === 0) return [];
      const counts = panel === "unknown" ? run.train.unknown : run.train.known;
      const look = looks.get(run.run);
      const points = columnsOf(run.train).flatMap((checkpoint, k): PlotPoint[] => {
        const place = x.placeOf(run, checkpoint);
        const count = counts[k] ?? null;
        if (place === null || count === null) return [];
        const at = formatEpoch(checkpoint.epoch, checkpoint.step);
        return [{ ...place, y: count / total, at, numerator: count, total }];
      });
      return [
        {
          id: `${run.run}/${panel}`,
          label: `${run.name}, ${words}`,
          color: look?.color ?? "muted",
          dash: look?.dash ?? "solid",
          isStrong: run.run === baseline,
          isBaseline: run.run === baseline,
          hasNoEndLabel: true,
          panel,
          points,
        },
      ];
    }),
  );
}

/** Hidden runs as the ids of all their lines. */
export function hiddenSeries(hidden: readonly string[]): readonly string[] {
  return hidden.flatMap((run) => [run, `${run}/unknown`, `${run}/known`]);
}
