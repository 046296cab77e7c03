import { headlineSplit, type JudgedCurve } from "@/lib/domain/judged-curve";
import { knowledgeCategories, type Population } from "@/lib/domain/knowledge/knowledge";
import { type CountedRow, countsOf } from "@/lib/domain/knowledge/populations";
import { type RatePoint, ratesOf } from "@/lib/domain/rates/rate-points";

export type SummaryRow = CountedRow & { step: number; split: string };

/** A checkpoint of a curve; counts where there are any. */
export type AccuracyAt = {
  step: number;
  epoch: number | null;
  /** A ratio. */
  accuracy: number;
  total?: number;
  correct?: number;
};

const trainSplit = "train";

/**
 * The points of a curve by step, one a checkpoint that evaluated an example; where none was counted, those that were
 * logged as rates.
 */
export function accuraciesOn(
  { split, population }: JudgedCurve,
  {
    counts,
    rates,
    epochs,
  }: {
    counts: readonly SummaryRow[];
    rates: readonly RatePoint[];
    epochs: ReadonlyMap<number, number | null>;
  },
): AccuracyAt[] {
  const own = counts.filter((row) => row.split === split);
  const counted = [...Map.groupBy(own, (row) => row.step)].flatMap(([step, group]) => {
    const { total = 0, correct = 0 } = countsOf(group, population) ?? {};
    const epoch = epochs.get(step) ?? null;
    return total === 0 ? [] : [{ step, epoch, total, correct, accuracy: correct / total }];
  });
  if (counted.length > 0) return counted.sort((a, b) => a.step - b.step);
  return ratesOf(rates, { split, population }).flatMap(({ step, epoch, accuracy }) =>
    accuracy === null ? [] : [{ step, epoch, accuracy }],
  );
}

export type EndAnswers = { split: string; total: number; correct: number; abstained: number };

/** What is answered at the end: on test, else on the headline split, all its examples, at its last checkpoint. */
export function answersAtEnd(rows: readonly SummaryRow[]): EndAnswers | null {
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

/** Share of the Unknown training examples fitted at the last checkpoint that evaluated them; a ratio. */
export function lastUnknownFitted(rows: readonly SummaryRow[]): number | null {
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
