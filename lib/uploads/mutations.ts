import "server-only";
import type { Transaction } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import type { FileReport } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import type { WriteScope } from "@/lib/projects/access";
import { takeTurn } from "@/lib/runs/mutations";
import type { Filled } from "@/lib/runs/store/filled-facts";
import { describeUpload, recordChange } from "@/lib/runs/store/run-changes";
import type { Stored } from "@/lib/runs/store/stored";
import type { Upload } from "@/prisma/generated/client";
import { keepOriginal, keepPacked, packSmall } from "./originals";

/** What came in, with its file where it may be undone, and the line in its run's history. */
export async function insertUpload(
  tx: Transaction,
  scope: WriteScope,
  input: {
    runId?: string;
    datasetId?: string;
    format: string;
    file: SpooledFile;
    report: FileReport;
    stored: Partial<Stored>;
    path?: string | null;
    /** The run of the file that was stored, where the file holds several. */
    fromRun?: string | null;
    /** What it filled in of its run. */
    filled?: Filled | null;
    /** As it was used. */
    mapping?: Mapping;
    mappingId?: string;
    /** A trainer's light call: kept like a file, but no line of the history. */
    isLive?: boolean;
  },
): Promise<Upload> {
  const { file, report, stored, filled, ...place } = input;
  const { filename, sha256, bytes } = file;
  const packed = place.runId === undefined ? null : await packSmall(file);
  const upload = await tx.upload.create({
    data: {
      ...place,
      ...stored,
      ...(filled && { filled }),
      ...{ filename, sha256, bytes },
      ...(packed !== null && { keptBytes: packed.length }),
      rows: report.rows,
      warnings: [...report.warnings],
      projectId: scope.projectId,
      createdBy: scope.actor,
      ...(place.runId !== undefined && {
        turn: await takeTurn(tx, { projectId: scope.projectId, id: place.runId }),
      }),
    },
  });
  if (place.runId === undefined) return upload;
  if (!place.isLive) {
    await recordChange(tx, scope, {
      runId: place.runId,
      kind: "upload",
      details: describeUpload(upload),
    });
  }
  if (packed !== null) {
    await keepPacked(tx, upload, packed);
    return upload;
  }
  const keptBytes = await keepOriginal(tx, upload, file);
  return tx.upload.update({ where: rowOf(upload), data: { keptBytes } });
}
