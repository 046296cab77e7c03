import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { AnyFormat } from "@/lib/domain/formats/list";
import type { Meanings } from "@/lib/domain/mapping/given-answers";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { AppError } from "@/lib/errors";
import type { FileReport, ReadOptions } from "@/lib/http/read-file";
import type { WriteScope } from "@/lib/projects/access";
import { metricPlace, type Only } from "@/lib/runs/store/only";
import { countRateSteps, writeRunSeries } from "@/lib/runs/store/run-series";
import { storeAggregates } from "@/lib/runs/store/store-aggregates";
import { storeMetrics } from "@/lib/runs/store/store-metrics";
import { storePredictions } from "@/lib/runs/store/store-predictions";
import type { Stored } from "@/lib/runs/store/stored";
import type { Run } from "@/prisma/generated/client";
import { FileReading } from "./file-reading";
import { saidInProject } from "./mean-new-metrics";

export type FileToStore = {
  scope: WriteScope;
  run: Run;
  format: AnyFormat;
  /** Opens the decompressed bytes from their beginning; may be called more than once. */
  source: () => AsyncIterable<Uint8Array>;
  filename: string | null;
  /** Where the file stood in an archive or a folder. */
  path: string | null;
  /** What the file cannot say, as somebody said; what it leaves open is guessed. */
  mapping: Mapping | null;
  /** Mistakes and warnings are kept here; a mistake throws, which undoes the transaction. */
  report: FileReport;
  /** What the file says besides its records is kept here. */
  reading?: FileReading;
  /** The remembered mapping that `mapping` is of. */
  mappingId?: string | null;
  /** Metrics that somebody named in the mapping by hand: the file must have them. */
  askedKeys?: readonly string[];
  /** A trainer's light call: what its metrics mean is said once, by the first of them. */
  isLive?: boolean;
  /** Only these places are written: what an undone upload uncovers. */
  only?: Only | undefined;
};

/**
 * Stores one file into a run, within the caller's transaction and under its lock on the run: its records and, of
 * metrics, what they measure. The run's summary is the caller's to make anew, once, when all its files are in.
 */
export async function storeFile(tx: Transaction, file: FileToStore): Promise<Stored> {
  const { scope, run, format, report, filename, path, mapping } = file;
  const reading = file.reading ?? new FileReading(format.holds);
  const onBatch: ReadOptions["onBatch"] = (batch) => reading.add(batch);
  const stored = await storeRecords(tx, file, { report, filename, path, mapping, onBatch });
  if (format.holds !== "metrics") return stored;
  const said = file.isLive
    ? await saidInProject(tx, scope, { runId: run.id, keys: reading.keys() })
    : mapping;
  const meanings = reading.meanings(said);
  refuseMissingKeys(file.askedKeys ?? [], meanings);
  return { ...stored, checkpoints: await storeMeanings(tx, file, meanings) };
}

function storeRecords(tx: Transaction, file: FileToStore, options: ReadOptions): Promise<Stored> {
  const { scope, run, format, only } = file;
  const what = { run, source: file.source(), only, ...options };
  if (format.holds === "metrics") return storeMetrics(tx, { format, ...what });
  if (format.holds === "aggregates") return storeAggregates(tx, { format, ...what });
  if (format.holds === "predictions") return storePredictions(tx, { scope, format, ...what });
  throw new Error(`${format.id} does not go into a run`);
}

/** Says what the file's metrics measure, and tells at how many steps it has rates. */
async function storeMeanings(
  tx: Transaction,
  { run, mappingId = null, only, isLive = false }: FileToStore,
  all: Meanings,
): Promise<number> {
  const meanings = new Map([...all].filter(([key]) => only?.places.has(metricPlace(key)) ?? true));
  const place = { projectId: run.projectId, runId: run.id };
  await writeRunSeries(tx, place, { meanings, mappingId, isNewOnly: isLive });
  return countRateSteps(tx, run, meanings);
}

function refuseMissingKeys(asked: readonly string[], there: Meanings): void {
  const missing = asked.filter((key) => !there.has(key));
  const [first] = missing;
  if (first === undefined) return;
  const names = [...there.keys()].slice(0, 30).join(", ");
  const more = there.size > 30 ? ` and ${there.size - 30} more` : "";
  throw new AppError(
    "invalid-file",
    `nothing was stored: the mapping names the metric "${first.slice(0, 200)}", which the file does not have; it has ${names}${more}`,
    missing.slice(0, 100).map((key) => ({ column: key, message: "the file has no such metric" })),
  );
}
