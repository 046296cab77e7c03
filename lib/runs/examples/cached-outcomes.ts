import "server-only";
import { processCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { datasetOf, rowOf } from "@/lib/db/row-key";
import { historyBits } from "@/lib/domain/dynamics/history-bits";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { giveWay } from "@/lib/http/give-way";
import type { RunRow } from "@/lib/runs/queries";
import { type RunOutcomes, readRunOutcomes } from "./read-outcomes";

export type CachedOutcomes = RunOutcomes & {
  datasetVersion: number;
  /** The classes of every example, see lib/domain/history-bits; made when first asked for. */
  histories: () => Promise<Uint8Array>;
};

const maxKeptBytes = 96 * 1024 * 1024;

const kept = processCache<CachedOutcomes | null>("outcomes", {
  maxWeight: maxKeptBytes,
  weigh: (found) => (found?.ordinals.length ?? 0) * (5 + (found?.checkpoints.length ?? 0)) + 1024,
});

/**
 * `readRunOutcomes`, unpacked once for many pages of examples. The key holds the versions of the run's data
 * and of its dataset's labels, so that whatever was uploaded or relabelled since is read anew.
 */
export async function readCachedOutcomes(
  run: RunRow,
  input: { split: string; population: Population },
): Promise<CachedOutcomes | null> {
  const dataset = datasetOf(run);
  if (dataset === null) return null;
  const { version } = await db.dataset.findUniqueOrThrow({
    where: rowOf(dataset),
    select: { version: true },
  });
  const versions = [run.summary?.dataVersion ?? 0, version];
  const key = JSON.stringify([run.id, run.datasetId, versions, input.split, input.population]);
  return kept.get(key, async () => {
    const found = await readRunOutcomes(run, input);
    return found && { ...found, datasetVersion: version, histories: once(found) };
  });
}

function once(outcomes: RunOutcomes): () => Promise<Uint8Array> {
  let bits: Promise<Uint8Array> | null = null;
  return () => {
    bits ??= historiesOf(outcomes);
    return bits;
  };
}

const examplesATurn = 10_000;

async function historiesOf({ checkpoints, ordinals }: RunOutcomes): Promise<Uint8Array> {
  const bits = new Uint8Array(ordinals.length);
  for (let from = 0; from < bits.length; from += examplesATurn) {
    bits.set(historyBits(checkpoints, { from, to: from + examplesATurn }), from);
    await giveWay();
  }
  return bits;
}
