import { csvLines } from "@/components/exports/csv-lines";
import type { CurvePoint, NamedCurve } from "@/components/runs/page/exhibit-series";
import { fScore, penalisedScore } from "@/lib/domain/rates/rates";
import type { Headline } from "@/lib/runs/exhibit/exhibit-model";
import type { SeriesPoint } from "@/lib/runs/schema";
import { countsIn, populationPoints } from "@/lib/runs/store/series-measure";

export type ExhibitRow = {
  step: number;
  epoch: number | null;
  /** One a curve, in the order of the curves; null where the checkpoint lacks it. */
  cells: readonly (CurvePoint | null)[];
};

/** The numbers behind the picture: a row a checkpoint, a cell a curve. */
export function exhibitRows(curves: readonly NamedCurve[]): readonly ExhibitRow[] {
  const byStep = curves.map(({ curve }) => new Map(curve.map((point) => [point.step, point])));
  const places = new Map(
    curves.flatMap(({ curve }) => curve.map(({ step, epoch }) => [step, epoch] as const)),
  );
  return [...places]
    .toSorted(([a], [b]) => a - b)
    .map(([step, epoch]) => ({
      step,
      epoch,
      cells: byStep.map((cells) => cells.get(step) ?? null),
    }));
}

/** The rows as CSV: counts, the rate as a ratio and its interval for each curve. */
export function exhibitCsv(curves: readonly NamedCurve[]): string {
  const head = curves.flatMap(({ label }) =>
    ["numerator", "n", "rate", "low", "high"].map((column) => `${label} ${column}`),
  );
  const rows = exhibitRows(curves).map(({ step, epoch, cells }) => [
    ...[step, epoch],
    ...cells.flatMap((cell) => [
      ...[cell?.numerator ?? null, cell?.total ?? null, cell?.value ?? null],
      ...[cell?.interval?.low ?? null, cell?.interval?.high ?? null],
    ]),
  ]);
  return `${csvLines([["step", "epoch", ...head], ...rows]).join("\n")}\n`;
}

const penalties = [0.5, 0.75, 0.9];

export const scoreNames = [
  "F",
  ...penalties.map((t) => `Score where answering pays above ${t * 100} %`),
];

export type ScoreRow = { step: number; epoch: number | null; scores: readonly (number | null)[] };

/** What the answers of the headline are worth by one number (SCIENCE.md section 4), in the order of `scoreNames`; a checkpoint without counts has no row. */
export function scoreRows(points: readonly SeriesPoint[], headline: Headline): readonly ScoreRow[] {
  return populationPoints(points, headline).flatMap((point) => {
    const counts = countsIn(point);
    if (counts === null) return [];
    const { step, epoch } = point;
    const penalised = penalties.map((t) => penalisedScore(counts, t));
    return [{ step, epoch, scores: [fScore(counts), ...penalised] }];
  });
}
