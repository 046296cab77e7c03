import "server-only";
import { BoundedCache } from "@/lib/db/bounded-cache";
import { versionOf } from "./cached-run-data";
import { type ComparedRow, listTrainingParts, type TrainingPart } from "./queries";

const kept = new BoundedCache<readonly TrainingPart[]>({ maxWeight: 10_000, weigh: () => 1 });

/** The Known and the Unknown part of each run's training set; only those of runs that changed are counted anew. */
export async function readTrainingParts(rows: readonly ComparedRow[]): Promise<TrainingPart[]> {
  const found = rows.flatMap((row) => kept.find(versionOf(row)) ?? []);
  const missing = rows.filter((row) => kept.find(versionOf(row)) === undefined);
  if (missing.length === 0) return found;
  const read = await listTrainingParts(missing.map(({ id }) => id));
  const partsOf = Map.groupBy(read, ({ runId }) => runId);
  for (const row of missing) kept.keep(versionOf(row), partsOf.get(row.id) ?? []);
  return [...found, ...read];
}
