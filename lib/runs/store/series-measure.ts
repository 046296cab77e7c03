import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { RateDefinition, RateId } from "@/lib/domain/rates/rate-definitions";
import { type Counts, type Interval, wilson } from "@/lib/domain/rates/rates";
import type { SeriesPoint } from "@/lib/runs/schema";

const trainSplit = "train";

/** Whether anything stands behind a point: an evaluated example, or a logged rate. */
export function isMeasured({ basis, total }: SeriesPoint): boolean {
  return basis !== "counts" || (total ?? 0) > 0;
}

/** The points of one split and population by step, one a step; of several sets of one class those of the first. */
export function populationPoints(
  points: readonly SeriesPoint[],
  { split, population }: { split: string; population: Population },
): SeriesPoint[] {
  const own = points.filter((point) => point.split === split && point.category === population);
  const names = [...new Set(own.flatMap(({ set, basis }) => (basis === "counts" ? [] : [set])))];
  const [first] = names.sort((a, b) => (a ?? "").localeCompare(b ?? "", "en"));
  return own
    .filter(({ basis, set }) => basis === "counts" || set === first)
    .toSorted((a, b) => a.step - b.step);
}

/** The counts of a point; null where its rates were logged without. */
export function countsIn({ basis, total, correct, abstained }: SeriesPoint): Counts | null {
  if (basis !== "counts" || total === null || correct === null) return null;
  return { total, correct, abstained: abstained ?? 0 };
}

export type Measure = {
  /** A ratio; null where the denominator is 0 or nothing was logged. */
  value: number | null;
  numerator: number | null;
  /** The denominator; for a logged rate the number of examples, where one is known. */
  total: number | null;
  interval: Interval | null;
  isEstimated: boolean;
};

/**
 * A rate of a point with what stands behind it. A training example counts as right when it is fitted: one relabelled
 * "I don't know" is, when the model abstains. Everywhere else, and for every other rate, the counts are those of the
 * answers. A logged rate has an interval only where its number of examples is vouched for.
 */
export function measureOf(point: SeriesPoint, rate: RateDefinition): Measure {
  const counts = countsIn(point);
  if (counts === null) return loggedMeasure(point, rate.id);
  const isFit = rate.id === "accuracy" && point.split === trainSplit && point.fitted !== null;
  const numerator = isFit ? (point.fitted ?? 0) : rate.numerator(counts);
  const total = rate.denominator(counts);
  return {
    ...{ numerator, total, isEstimated: false },
    value: total > 0 ? numerator / total : null,
    interval: wilson(numerator, total),
  };
}

function loggedMeasure(point: SeriesPoint, rate: RateId): Measure {
  const { accuracy, hallucinationRate, abstentionRate, correct, total, low, high } = point;
  const values: Record<RateId, number | null> = {
    accuracy,
    hallucination: hallucinationRate,
    abstention: abstentionRate,
    "attempted-hallucination": null,
  };
  const isAccuracy = rate === "accuracy";
  return {
    value: values[rate],
    numerator: isAccuracy ? correct : null,
    total,
    interval: isAccuracy && low !== null && high !== null ? { low, high } : null,
    isEstimated: point.estimated === true,
  };
}

/** A trainer that logs rates of known facts logs those of Unknown ones beside them, and they are read together. */
export function unknownBeside(
  points: readonly SeriesPoint[],
  { split, population }: { split: string; population: Population },
): readonly SeriesPoint[] {
  if (population !== "Known") return [];
  const unknown = populationPoints(points, { split, population: "Unknown" });
  return unknown.some(({ basis }) => basis !== "counts") ? unknown : [];
}

export type OpenSet = { split: string; set: string; points: readonly SeriesPoint[] };

/** The sets whose class nobody said, by their first value from high to low. */
export function openSetsIn(points: readonly SeriesPoint[]): readonly OpenSet[] {
  const open = points.filter(({ category }) => category === null);
  const groups = Map.groupBy(open, ({ split, set }) => JSON.stringify([split, set]));
  return [...groups.values()]
    .map((own): OpenSet & { first: number } => {
      const sorted = own.toSorted((a, b) => a.step - b.step);
      const { split = "", set = null } = sorted[0] ?? {};
      const first = sorted.find(({ accuracy }) => accuracy !== null)?.accuracy ?? -1;
      return { split, set: set ?? split, points: sorted, first };
    })
    .toSorted((a, b) => b.first - a.first || a.set.localeCompare(b.set, "en"));
}
