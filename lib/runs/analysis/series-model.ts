import { type Population, populations } from "@/lib/domain/knowledge/knowledge";
import { countsOf, type PopulationCounts } from "@/lib/domain/knowledge/populations";
import type { PlacedCounts, RatePoint } from "@/lib/domain/rates/rate-points";
import {
  abstentionRate,
  accuracy,
  attemptedHallucinationRate,
  hallucinationRate,
  wilson,
} from "@/lib/domain/rates/rates";
import type { SeriesPoint, SeriesQuery } from "@/lib/runs/schema";

/** What a series is computed from: what was counted and logged, and what is known of each step. */
export type Evaluations = {
  counts: readonly PlacedCounts[];
  rates: readonly RatePoint[];
  checkpoints: readonly SeriesPlace[];
};

/** `time` as ISO 8601. */
type SeriesPlace = Pick<SeriesPoint, "step" | "epoch" | "time">;

/** Every evaluated checkpoint of the asked populations and sets, by step. */
export function seriesOf(
  { counts, rates, checkpoints }: Evaluations,
  query: SeriesQuery = {},
): SeriesPoint[] {
  const byStep = new Map(checkpoints.map((checkpoint) => [checkpoint.step, checkpoint]));
  const timeOf = (step: number) => byStep.get(step)?.time ?? null;
  const counted = query.set === undefined ? counts : [];
  const groups = Map.groupBy(counted, ({ step, split }) => `${step}/${split}`);
  const points = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { step, split } = first;
    const epoch = byStep.get(step)?.epoch ?? null;
    return countedPoints(group, query, { step, epoch, time: timeOf(step), split });
  });
  const rated = rates.filter(isWanted(query)).map((rate) => {
    const time = rate.timeMs === null ? timeOf(rate.step) : new Date(rate.timeMs).toISOString();
    const epoch = rate.epoch ?? byStep.get(rate.step)?.epoch ?? null;
    return ratedPoint(rate, { step: rate.step, epoch, time, split: rate.split });
  });
  if (rated.length === 0) return points;
  return [...points, ...rated].sort((a, b) => a.step - b.step);
}

type PointKey = SeriesPlace & Pick<SeriesPoint, "split">;

function countedPoints(
  group: readonly PlacedCounts[],
  query: SeriesQuery,
  place: PointKey,
): SeriesPoint[] {
  return (query.category ?? populations).flatMap((category) => {
    const counts = countsOf(group, category);
    return counts === null ? [] : [countedPoint(place, category, counts)];
  });
}

function isWanted({ category, set }: SeriesQuery): (rate: RatePoint) => boolean {
  return (rate) => {
    if (set !== undefined && (rate.set === null || !set.includes(rate.set))) return false;
    return category === undefined || (rate.category !== null && category.includes(rate.category));
  };
}

function countedPoint(
  place: PointKey,
  category: Population,
  counts: PopulationCounts,
): SeriesPoint {
  const interval = wilson(counts.correct, counts.total);
  return {
    ...place,
    ...{ category, set: null, basis: "counts" },
    ...counts,
    accuracy: accuracy(counts),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    hallucinationRate: hallucinationRate(counts),
    attemptedHallucinationRate: attemptedHallucinationRate(counts),
    abstentionRate: abstentionRate(counts),
  };
}

/** Only an n that a person or the file vouches for makes counts and an interval of a rate. */
function ratedPoint(rate: RatePoint, place: PointKey): SeriesPoint {
  const { category, set, basis, accuracy: right, hallucination, abstention } = rate;
  const n = basis === "none" ? null : rate.n;
  const isVouched = n !== null && basis !== "estimated" && right !== null;
  const correct = isVouched ? Math.round(n * right) : null;
  const interval = correct === null || n === null ? null : wilson(correct, n);
  return {
    ...place,
    ...{ category, set, basis, total: n, correct, abstained: null, fitted: null },
    ...(basis === "estimated" && n !== null ? { estimated: true } : {}),
    accuracy: right,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    hallucinationRate: hallucination,
    attemptedHallucinationRate: null,
    abstentionRate: abstention,
  };
}

type SetOf = Pick<PlacedCounts, "split" | "category">;
type PackedRow = readonly [
  step: number,
  set: number,
  total: number,
  correct: number,
  abstained: number,
  fitted: number | null,
];

/** Evaluations as a page carries them: names once, and of counts nothing that follows from others. */
export type PackedEvaluations = {
  sets: readonly SetOf[];
  rows: readonly PackedRow[];
  rates: readonly RatePoint[];
  checkpoints: readonly (readonly [step: number, epoch: number | null, time: string | null])[];
};

/** A twentieth of the bytes of the points that `seriesOf` makes of the same. */
export function packEvaluations({ counts, rates, checkpoints }: Evaluations): PackedEvaluations {
  const sets = new Map<string, { nth: number; set: SetOf }>();
  const rows = counts.map((row): PackedRow => {
    const { step, split, category, total, correct, abstained, fitted } = row;
    const key = `${category}/${split}`;
    const known = sets.get(key) ?? { nth: sets.size, set: { split, category } };
    sets.set(key, known);
    return [step, known.nth, total, correct, abstained, fitted];
  });
  return {
    sets: [...sets.values()].map(({ set }) => set),
    rows,
    rates,
    checkpoints: checkpoints.map(({ step, epoch, time }) => [step, epoch, time]),
  };
}

/** What `packEvaluations` was given, to the last digit and in its order. */
export function unpackEvaluations(packed: PackedEvaluations): Evaluations {
  const { sets, rows, rates, checkpoints } = packed;
  return {
    counts: rows.flatMap(([step, nth, total, correct, abstained, fitted]) => {
      const set = sets[nth];
      return set === undefined ? [] : [{ step, ...set, total, correct, abstained, fitted }];
    }),
    rates,
    checkpoints: checkpoints.map(([step, epoch, time]) => ({ step, epoch, time })),
  };
}
