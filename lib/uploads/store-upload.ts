import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/lib/db/client";
import type { AnyFormat } from "@/lib/domain/formats/list";
import { formatOfRun } from "@/lib/domain/formats/of-run";
import { type Mapping, mergeMappings } from "@/lib/domain/mapping/mapping";
import { AppError } from "@/lib/errors";
import { FileReport } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import type { WriteScope } from "@/lib/projects/access";
import { applyRunFacts } from "@/lib/runs/store/apply-facts";
import type { Run, Upload } from "@/prisma/generated/client";
import { FileReading, nothingStored } from "./file-reading";
import { storedMapping } from "./mapping-schema";
import { insertUpload } from "./mutations";
import { findStandingUpload } from "./queries";
import { markMappingUsed, rememberMapping } from "./remembered-mappings";
import { type UploadResponse, uploadResponse } from "./schema";
import { storeFile } from "./store-file";

export type Remembered = { id: string; name: string; mapping: Mapping };

export type UploadToStore = {
  scope: WriteScope;
  run: Run;
  format: AnyFormat;
  file: SpooledFile;
  /** Where the file stood in an archive or a folder. */
  path: string | null;
  /** The run of the file that is stored, where it holds several; null: the only one. */
  from: string | null;
  /** What the sender said, and what the project remembers of files of this shape. */
  given: Mapping | null;
  remembered: Remembered | null;
  /** What is guessed of the file's columns, under both. */
  guessed: Mapping;
  shape: string;
};

/**
 * Stores one file into a run as an upload, in the caller's transaction and under its lock on the run: its records, what
 * they mean, what the file says of its run, and the line of the history. The same bytes under the same mapping, while
 * they stand whole, change nothing. The run's summary is the caller's to make anew.
 */
export async function storeUpload(tx: Transaction, upload: UploadToStore): Promise<UploadResponse> {
  const { scope, run, format, file, given, remembered, guessed } = upload;
  const said = mergeMappings(remembered?.mapping ?? {}, given ?? {});
  const mapping = mergeMappings(guessed, said);
  const standing = await findStandingUpload(tx, scope, {
    ...{ runId: run.id, sha256: file.sha256, format: format.id, fromRun: upload.from },
  });
  if (standing !== null && isSameMapping(standing, mapping))
    return toUploadResponse(standing, true);
  return storeAnew(tx, upload, mapping);
}

async function storeAnew(
  tx: Transaction,
  upload: UploadToStore,
  mapping: Mapping,
): Promise<UploadResponse> {
  const { scope, run, file, path, given, remembered, from, guessed } = upload;
  const report = new FileReport(file.warnings);
  const reading = new FileReading(upload.format.holds);
  const format = from === null ? upload.format : formatOfRun(upload.format, from);
  const { filename, read: source } = file;
  const stored = await storeFile(tx, {
    ...{ scope, run, format, source, filename, path, mapping, report, reading },
    mappingId: remembered?.id ?? null,
    ...(given?.series && from === null && { askedKeys: Object.keys(given.series) }),
  });
  if (from === null) refuseSeveralRuns(reading);
  refuseNothing(report, stored);
  const facts = reading.facts.get(from) ?? reading.facts.get(reading.namedRuns()[0] ?? null);
  const filled = facts === undefined ? null : await applyRunFacts(tx, run, facts);
  const used = reading.usedMapping(mapping);
  const saysMore = given !== null && !isDeepStrictEqual(used, reading.usedMapping(guessed));
  const kept = await keepMapping(tx, upload, saysMore ? used : null);
  if (remembered !== null && given === null) {
    report.addWarning(
      null,
      `read by the mapping "${remembered.name}", which the project remembers`,
    );
  }
  const row = await insertUpload(tx, scope, {
    ...{ runId: run.id, format: format.id, file, report, stored, path, fromRun: from, filled },
    ...(Object.keys(used).length > 0 && { mapping: used }),
    ...(kept !== null && { mappingId: kept }),
  });
  return toUploadResponse(row, false);
}

/** What was said of the file is remembered for the next one of its shape; tells under which id. */
async function keepMapping(
  tx: Transaction,
  { scope, remembered, shape, format, file }: UploadToStore,
  mapping: Mapping | null,
): Promise<string | null> {
  if (mapping === null) {
    if (remembered !== null) await markMappingUsed(tx, scope, remembered.id);
    return remembered?.id ?? null;
  }
  const name = `${format.name}${file.filename === null ? "" : `: ${file.filename}`}`;
  return (await rememberMapping(tx, scope, { name, shape, mapping })).id;
}

function isSameMapping(standing: Upload, mapping: Mapping): boolean {
  const used = (standing.mapping ?? {}) as Mapping;
  return isDeepStrictEqual(mergeMappings(used, mapping), used);
}

function refuseSeveralRuns(reading: FileReading): void {
  const runs = reading.namedRuns();
  if (runs.length < 2) return;
  const named = runs.slice(0, 20).map((run) => JSON.stringify(run.slice(0, 100)));
  const more = runs.length > 20 ? ` and ${runs.length - 20} more` : "";
  throw new AppError(
    "invalid-file",
    `nothing was stored: the file holds ${runs.length} runs: ${named.join(", ")}${more}; send it to POST /projects/{project}/uploads, which makes a run of each`,
    runs.slice(0, 100).map((run) => ({ column: "run", message: run.slice(0, 200) })),
  );
}

/** A file is never taken with a nod when nothing of it was stored. */
function refuseNothing(
  report: FileReport,
  stored: { checkpoints: number; outcomes: number; metrics: number },
): void {
  if (stored.checkpoints + stored.outcomes + stored.metrics > 0) return;
  throw new AppError("invalid-file", nothingStored(report), report.warnings.slice(0, 100));
}

export function toUploadResponse(upload: Upload, duplicate: boolean): UploadResponse {
  const { id, format, sha256, bytes, rows, checkpoints, outcomes, metrics } = upload;
  return {
    upload: { id, format, sha256, bytes: Number(bytes), rows, duplicate },
    checkpoints,
    outcomes,
    metrics,
    mapping: upload.mapping === null ? null : storedMapping(upload.mapping),
    warnings: uploadResponse.shape.warnings.parse(upload.warnings),
  };
}
