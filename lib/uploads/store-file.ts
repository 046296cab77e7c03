import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { AnyFormat } from "@/lib/domain/formats/list";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import type { FileReport } from "@/lib/http/read-file";
import type { WriteScope } from "@/lib/projects/access";
import type { Only } from "@/lib/runs/only";
import { storeAggregates } from "@/lib/runs/store-aggregates";
import { storeMetrics } from "@/lib/runs/store-metrics";
import { storePredictions } from "@/lib/runs/store-predictions";
import type { Stored } from "@/lib/runs/stored";
import type { Run } from "@/prisma/generated/client";

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
  /** Only these places are written: what an undone upload uncovers. */
  only?: Only | undefined;
};

/**
 * Stores one file into a run, within the caller's transaction and under its lock on the run. What charts read is
 * stored; the run's summary is the caller's to make anew, once, when all its files are in.
 */
export function storeFile(tx: Transaction, file: FileToStore): Promise<Stored> {
  const { scope, run, format, report, filename, path, mapping, only } = file;
  const source = file.source();
  const options = { report, filename, path, mapping, only };
  if (format.holds === "metrics") return storeMetrics(tx, { run, format, source, ...options });
  if (format.holds === "aggregates")
    return storeAggregates(tx, { run, format, source, ...options });
  if (format.holds === "predictions")
    return storePredictions(tx, { scope, run, format, source, ...options });
  throw new Error(`${format.id} does not go into a run`);
}
