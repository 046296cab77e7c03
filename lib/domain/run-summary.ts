import { bestPoint } from "@/lib/domain/decision/best-checkpoint";
import { knowledgeCategories, type Population } from "@/lib/domain/knowledge/knowledge";
import { type CountedRow, countsOf } from "@/lib/domain/knowledge/populations";
import { type RatePoint, ratesOf } from "@/lib/domain/rates/rate-points";

export type SummaryRow = CountedRow & { step: number; split: string };

export type CheckpointRate = {
  step: number;
  epoch: number | null;
  total: number;
  correct: number;
  abstained: number;
  /** Ratio correct / total. */
  accuracy: number;
};

/** What a list says of a checkpoint; a rate without counts has no more. */
export type AccuracyAt = Pick<CheckpointRate, "step" | "epoch" | "accuracy">;

export type RunFigures = {
  split: string | null;
  population: Population | null;
  points: AccuracyAt[];
  best: AccuracyAt | null;
  last: AccuracyAt | null;
  /** Ratio: best minus last. */
  drop: number | null;
  /** Share of the Unknown training examples fitted at the last checkpoint that evaluated them; a ratio. */
  unknownFitted: number | null;
};

const trainSplit = "train";
const headlineOrder = ["dev", "validation", "valid", "val", "eval", "test"];

/** The split whose curve is the headline: dev where there is one, then its usual other names, then any but train. */
export function headlineSplit(splits: Iterable<string>): string | null {
  const present = [...new Set(splits)].filter((split) => split !== trainSplit).sort();
  return headlineOrder.find((split) => present.includes(split)) ?? present[0] ?? null;
}

/** One point a checkpoint for a split and population, by step; checkpoints without an evaluated example have none. */
export function ratePoints(
  rows: readonly SummaryRow[],
  input: { split: string; population: Population; epochs: ReadonlyMap<number, number | null> },
): CheckpointRate[] {
  const steps = Map.groupBy(
    rows.filter((row) => row.split === input.split),
    (row) => row.step,
  );
  const points = [...steps].flatMap(([step, group]) => {
    const counts = countsOf(group, input.population);
    if (counts === null || counts.total === 0) return [];
    const { total, correct, abstained } = counts;
    return [
      {
        step,
        epoch: input.epochs.get(step) ?? null,
        total,
        correct,
        abstained,
        accuracy: correct / total,
      },
    ];
  });
  return points.sort((a, b) => a.step - b.step);
}

/**
 * The figures of the run list. Falls back to all examples where the population has none, as in a run without labels.
 */
export function summariseRows(
  rows: readonly SummaryRow[],
  input: { population: Population; epochs: ReadonlyMap<number, number | null> },
): RunFigures {
  const split = headlineSplit(rows.map((row) => row.split));
  const unknownFitted = lastUnknownFitted(rows);
  if (split === null) {
    return {
      split,
      population: null,
      points: [],
      best: null,
      last: null,
      drop: null,
      unknownFitted,
    };
  }
  const wanted = ratePoints(rows, { split, population: input.population, epochs: input.epochs });
  const population = wanted.length > 0 ? input.population : "all";
  const points =
    wanted.length > 0
      ? wanted
      : ratePoints(rows, { split, population: "all", epochs: input.epochs });
  const best = bestPoint(points);
  const last = points.at(-1) ?? null;
  const drop = best && last ? best.accuracy - last.accuracy : null;
  return { split, population, points, best, last, drop, unknownFitted };
}

export type EndAnswers = { split: string; total: number; correct: number; abstained: number };

/** What is answered at the end: on test, else on the headline split, all its examples, at its last checkpoint. */
export function endAnswers(rows: readonly SummaryRow[]): EndAnswers | null {
  const splits = new Set(rows.map(({ split }) => split));
  const split = splits.has("test") ? "test" : headlineSplit(splits);
  const own = rows.filter((row) => row.split === split);
  const last = own.reduce((latest, { step }) => Math.max(latest, step), Number.NEGATIVE_INFINITY);
  const counts = countsOf(
    own.filter(({ step }) => step === last),
    "all",
  );
  if (split === null || counts === null || counts.total === 0) return null;
  const { total, correct, abstained } = counts;
  return { split, total, correct, abstained };
}

/**
 * The figures of a run whose sets were logged as rates without counts. Sets whose class nobody said have none: a mean
 * of them would measure nothing.
 */
export function summariseRates(
  rates: readonly RatePoint[],
  wanted: Population,
): Omit<RunFigures, "unknownFitted"> {
  const judged = rates.filter(({ category, accuracy }) => category !== null && accuracy !== null);
  const split = headlineSplit(judged.map((point) => point.split));
  const figures = (["all", wanted] as const).reduce<RatePoint[]>((found, population) => {
    const own = split === null ? [] : ratesOf(judged, { split, population });
    return own.length > 0 ? own : found;
  }, []);
  const points = figures.flatMap(({ step, epoch, accuracy }) =>
    accuracy === null ? [] : [{ step, epoch, accuracy }],
  );
  const best = bestPoint(points);
  const last = points.at(-1) ?? null;
  const drop = best && last ? best.accuracy - last.accuracy : null;
  return { split, population: figures[0]?.category ?? null, points, best, last, drop };
}

function lastUnknownFitted(rows: readonly SummaryRow[]): number | null {
  const unknown = rows.filter(
    (row) => row.split === trainSplit && row.category === "Unknown" && row.total > 0,
  );
  const last = unknown.reduce<SummaryRow | null>(
    (latest, row) => (latest && latest.step >= row.step ? latest : row),
    null,
  );
  return last === null || last.fitted === null ? null : last.fitted / last.total;
}

/** By category; "Known", where it is there, stands for its parts. */
export type TrainingComposition = { size: number; byCategory: Record<string, number> };

/** Composition of D from its evaluations, for runs that named no training set: the most seen at any checkpoint. */
export function compositionFromRows(rows: readonly SummaryRow[]): TrainingComposition {
  const byCategory: Record<string, number> = {};
  for (const { split, category, total } of rows) {
    if (split === trainSplit) byCategory[category] = Math.max(byCategory[category] ?? 0, total);
  }
  if (byCategory.Known !== undefined || byCategory.all !== undefined) {
    const known = byCategory.Known;
    const { Unknown: unknown = 0, unlabelled = 0 } = byCategory;
    const size = byCategory.all ?? (known ?? partsOfKnown(byCategory)) + unknown + unlabelled;
    return { size, byCategory };
  }
  return { size: Object.values(byCategory).reduce((sum, n) => sum + n, 0), byCategory };
}

/** Share of each category in D, ratios; empty when D is. "Known" is all of them, the three finer ones included. */
export function sharesOf({
  size,
  byCategory,
}: TrainingComposition): Partial<Record<Population, number>> {
  if (size === 0) return {};
  const shares: Partial<Record<Population, number>> = {};
  for (const category of knowledgeCategories) {
    const count = byCategory[category];
    if (count !== undefined) shares[category] = count / size;
  }
  const known = byCategory.Known ?? partsOfKnown(byCategory);
  shares.Known = known / size;
  if (shares.Unknown === undefined)
    shares.Unknown = (size - known - (byCategory.unlabelled ?? 0)) / size;
  return shares;
}

function partsOfKnown({
  HighlyKnown = 0,
  MaybeKnown = 0,
  WeaklyKnown = 0,
}: Record<string, number>): number {
  return HighlyKnown + MaybeKnown + WeaklyKnown;
}

/** Composition of D from the number of its examples by label, where "Known" is those labelled no finer. */
export function compositionFromLabels(
  byLabel: Readonly<Record<string, number>>,
): TrainingComposition {
  const size = Object.values(byLabel).reduce((sum, n) => sum + n, 0);
  if (byLabel.Known === undefined) return { size, byCategory: { ...byLabel } };
  return { size, byCategory: { ...byLabel, Known: byLabel.Known + partsOfKnown(byLabel) } };
}
