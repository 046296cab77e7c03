import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
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
import { listCheckpoints } from "@/lib/runs/queries";
import type { SeriesPoint, SeriesQuery } from "@/lib/runs/schema";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { readEvaluated } from "./rate-rows";

/** Every evaluated checkpoint of the asked splits, populations and sets, never thinned, by step. */
export async function getSeries(
  viewer: Viewer,
  ref: RunRef,
  query: SeriesQuery,
): Promise<{ points: SeriesPoint[] }> {
  const run = await requireRun(viewer, ref);
  const [{ counts, rates }, checkpoints] = await Promise.all([
    readEvaluated(run, query.split ?? null),
    listCheckpoints(run),
  ]);
  const byStep = new Map(checkpoints.map((checkpoint) => [checkpoint.step, checkpoint]));
  const timeOf = (step: number) => byStep.get(step)?.time?.toISOString() ?? null;
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
  if (rated.length === 0) return { points };
  return { points: [...points, ...rated].sort((a, b) => a.step - b.step) };
}

type PointKey = Pick<SeriesPoint, "step" | "epoch" | "time" | "split">;

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
