import { csvLines } from "@/components/exports/csv-lines";
import type { NamedCurve, ReadPoint } from "@/components/runs/page/exhibit-series";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import { type Counts, forgettingRate, fScore, penalisedScore } from "@/lib/domain/rates/rates";
import type { SeriesPoint } from "@/lib/runs/schema";
import { countsIn, populationPoints } from "@/lib/runs/store/series-measure";

export type ExhibitRow = {
  step: number;
  epoch: number | null;
  /** One a curve, in the order of the curves; null where the checkpoint lacks it. */
  cells: readonly (ReadPoint | null)[];
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

/** The rows as CSV: counts, the rate as a ratio and its interval for each curve, then what the headline's answers are worth. */
export function exhibitCsv(curves: readonly NamedCurve[], scores: readonly ScoreRow[]): string {
  const head = curves.flatMap(({ label }) =>
    ["numerator", "n", "rate", "low", "high"].map((column) => `${label} ${column}`),
  );
  const worth = new Map(scores.map((row) => [row.step, row]));
  const rows = exhibitRows(curves).map(({ step, epoch, cells }) => [
    ...[step, epoch],
    ...cells.flatMap((cell) => [
      ...[cell?.numerator ?? null, cell?.total ?? null, cell?.value ?? null],
      ...[cell?.interval?.low ?? null, cell?.interval?.high ?? null],
    ]),
    ...(scores.length === 0 ? [] : scoreCells(worth.get(step))),
  ]);
  const names = scores.length === 0 ? [] : [...scoreNames, "Lost since best", "Gained since best"];
  return `${csvLines([["step", "epoch", ...head, ...names], ...rows]).join("\n")}\n`;
}

const penalties = [0.5, 0.75, 0.9];

export const scoreNames = [
  "F",
  ...penalties.map((t) => `Score where answering pays above ${t * 100} %`),
  "Forgetting rate since best",
];

type Flow = { total: number; lost: number; gained: number };

export type ScoreRow = {
  step: number;
  epoch: number | null;
  scores: readonly (number | null)[];
  /** Against the best checkpoint, on the examples that both evaluated; null before it and without single answers. */
  sinceBest: Flow | null;
};

function scoreCells(row: ScoreRow | undefined): readonly (number | null)[] {
  const { scores = scoreNames.map(() => null), sinceBest = null } = row ?? {};
  return [...scores, sinceBest?.lost ?? null, sinceBest?.gained ?? null];
}

/** What was right at the best is what is right now, plus what was lost, less what was gained: where the same examples were evaluated. */
function forgotten({ total, correct }: Counts, flow: Flow | null): number | null {
  if (flow === null || flow.total !== total) return null;
  return forgettingRate({ lost: flow.lost, correctBefore: correct + flow.lost - flow.gained });
}

/** What the answers of the headline are worth by one number (SCIENCE.md section 4), in the order of `scoreNames`; a checkpoint without counts has no row. */
export function scoreRows(
  points: readonly SeriesPoint[],
  headline: JudgedCurve,
  flows: readonly { step: number; sinceBest: Flow | null }[],
): readonly ScoreRow[] {
  const flowAt = new Map(flows.map(({ step, sinceBest }) => [step, sinceBest]));
  return populationPoints(points, headline).flatMap((point) => {
    const counts = countsIn(point);
    if (counts === null) return [];
    const { step, epoch } = point;
    const penalised = penalties.map((t) => penalisedScore(counts, t));
    const sinceBest = flowAt.get(step) ?? null;
    return [
      {
        step,
        epoch,
        scores: [fScore(counts), ...penalised, forgotten(counts, sinceBest)],
        sinceBest,
      },
    ];
  });
}
