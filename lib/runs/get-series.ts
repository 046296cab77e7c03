import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Population, populations } from "@/lib/domain/knowledge";
import { type CountedRow, countsOf, type PopulationCounts } from "@/lib/domain/populations";
import {
  abstentionRate,
  accuracy,
  attemptedHallucinationRate,
  hallucinationRate,
  wilson,
} from "@/lib/domain/rates";
import { listCheckpoints, listEvaluations } from "./queries";
import type { SeriesPoint, SeriesQuery } from "./schema";
import { type RunPlace, requireRun } from "./service";

/** Every evaluated checkpoint of the asked splits and populations, never thinned, by step. */
export async function getSeries(
  viewer: Viewer,
  place: RunPlace,
  query: SeriesQuery,
): Promise<{ points: SeriesPoint[] }> {
  const run = await requireRun(viewer, place);
  const rows = await listEvaluations(run.id, query.split ?? null);
  const checkpoints = new Map(
    (await listCheckpoints(run.id)).map((checkpoint) => [checkpoint.step, checkpoint]),
  );
  const wanted = query.category ?? populations;
  const groups = Map.groupBy(rows, ({ step, split }) => `${step}/${split}`);
  const points = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const checkpoint = checkpoints.get(first.step);
    const place = {
      step: first.step,
      epoch: checkpoint?.epoch ?? null,
      time: checkpoint?.time?.toISOString() ?? null,
      split: first.split,
    };
    return wanted.flatMap((category) => {
      const counts = countsOf(group as CountedRow[], category);
      return counts === null ? [] : [toPoint(place, category, counts)];
    });
  });
  return { points };
}

function toPoint(
  place: Pick<SeriesPoint, "step" | "epoch" | "time" | "split">,
  category: Population,
  counts: PopulationCounts,
): SeriesPoint {
  const interval = wilson(counts.correct, counts.total);
  return {
    ...place,
    category,
    ...counts,
    accuracy: accuracy(counts),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    hallucinationRate: hallucinationRate(counts),
    attemptedHallucinationRate: attemptedHallucinationRate(counts),
    abstentionRate: abstentionRate(counts),
  };
}
