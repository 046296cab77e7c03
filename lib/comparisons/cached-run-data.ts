import "server-only";
import { processCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { joinRates, type PlacedCounts } from "@/lib/domain/rates/rate-points";
import { listRates } from "@/lib/runs/analysis/rate-rows";
import {
  type ComparedRow,
  type FitRow,
  listCounts,
  listFits,
  listRunCheckpoints,
  listVectors,
} from "./queries";

export type TimedCheckpoint = { step: number; epoch: number | null; time: string | null };

/** What of a run a comparison reads from the database: packed outcomes of a split, else its counts. */
export type RunData = {
  vectors: readonly { step: number; outcomes: Uint8Array }[];
  /** Bits of any checkpoint: not zero where an example was ever evaluated. */
  seen: Uint8Array;
  /** As they were sent, and what a file states of a set of a known class. */
  counts: readonly PlacedCounts[];
  fits: readonly FitRow[];
  places: ReadonlyMap<number, TimedCheckpoint>;
};

const maxKeptBytes = 64 * 1024 * 1024;
const bytesOfRow = 200;

const kept = processCache<RunData>("run data", {
  maxWeight: maxKeptBytes,
  weigh: ({ vectors, seen, counts, fits, places }) =>
    seen.length * (vectors.length + 1) + (counts.length + fits.length + places.size) * bytesOfRow,
});

/** Names the data of a run as it is now: whatever is uploaded, rescored or relabelled makes another. */
export function versionOf({ id, summary, dataset }: ComparedRow): string {
  return [id, summary?.dataVersion ?? 0, dataset?.id ?? "", dataset?.version ?? 0].join("/");
}

/** The data of every run, by its id; only runs that changed since are read, all of them in one go. */
export async function readRunData(
  rows: readonly ComparedRow[],
  split: string,
): Promise<Map<string, RunData>> {
  const keyOf = (row: ComparedRow) => `${versionOf(row)} ${split}`;
  const found = new Map<string, RunData>();
  for (const row of rows) {
    const data = kept.find(keyOf(row));
    if (data) found.set(row.id, data);
  }
  const [first, ...others] = rows.filter(({ id }) => !found.has(id));
  if (first === undefined) return found;
  const missing = [first, ...others] as const;
  const read = await readAll(missing, split);
  for (const row of missing) {
    const data = read(row.id);
    kept.keep(keyOf(row), data);
    found.set(row.id, data);
  }
  return found;
}

async function readAll(
  rows: readonly [ComparedRow, ...ComparedRow[]],
  split: string,
): Promise<(id: string) => RunData> {
  const ids = rows.map(({ id }) => id);
  const [scope] = rows;
  const [vectors, checkpoints, fits] = await Promise.all([
    listVectors(scope, ids, split),
    listRunCheckpoints(scope, ids),
    listFits(scope, ids),
  ]);
  const vectorsOf = Map.groupBy(vectors, ({ runId }) => runId);
  const fitsOf = Map.groupBy(fits, ({ runId }) => runId);
  const placesOf = Map.groupBy(checkpoints, ({ runId }) => runId);
  const countsOnly = ids.filter((id) => !vectorsOf.has(id));
  const counts = countsOnly.length > 0 ? await listCounts(scope, countsOnly, split) : [];
  const sentOf = Map.groupBy(counts, ({ runId }) => runId);
  const rated = rows.filter(({ id, summary }) => summary?.hasRates && !vectorsOf.has(id));
  const ratesOf = new Map(
    await Promise.all(rated.map(async (row) => [row.id, await listRates(db, row)] as const)),
  );
  const countsOf = (id: string) => {
    const own = (ratesOf.get(id) ?? []).filter((rate) => rate.split === split);
    return joinRates((sentOf.get(id) ?? []) as PlacedCounts[], own).counts;
  };
  return (id) => {
    const own = vectorsOf.get(id) ?? [];
    return {
      vectors: own,
      seen: everEvaluated(own),
      counts: countsOf(id),
      fits: fitsOf.get(id) ?? [],
      places: new Map(
        (placesOf.get(id) ?? []).map(({ step, epoch, time }) => [
          step,
          { step, epoch, time: time?.toISOString() ?? null },
        ]),
      ),
    };
  };
}

function everEvaluated(vectors: RunData["vectors"]): Uint8Array {
  const length = vectors.reduce((most, { outcomes: bytes }) => Math.max(most, bytes.length), 0);
  const seen = new Uint8Array(length);
  for (const { outcomes: bytes } of vectors) {
    for (let i = 0; i < bytes.length; i++) seen[i] = (seen[i] ?? 0) | (bytes[i] ?? 0);
  }
  return seen;
}
