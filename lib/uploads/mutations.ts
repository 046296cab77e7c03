import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { FileReport } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import type { WriteScope } from "@/lib/projects/access";
import type { Stored } from "@/lib/runs/stored";
import type { Upload } from "@/prisma/generated/client";
import type { UploadAnswer } from "./schema";

export function insertUpload(
  tx: Transaction,
  scope: WriteScope,
  input: {
    runId?: string;
    datasetId?: string;
    format: string;
    file: SpooledFile;
    report: FileReport;
    stored: Partial<Stored>;
  },
): Promise<Upload> {
  const { file, report, stored, ...place } = input;
  const { filename, sha256, bytes } = file;
  return tx.upload.create({
    data: {
      ...place,
      ...stored,
      ...{ filename, sha256, bytes },
      rows: report.rows,
      warnings: [...report.warnings],
      projectId: scope.projectId,
      createdBy: scope.actor,
    },
  });
}

/** The answer given under an Idempotency-Key; null when the key is new. */
export async function findRepeatedAnswer(
  scope: WriteScope,
  key: string,
): Promise<{ fingerprint: string; answer: UploadAnswer } | null> {
  const row = await db.repeatedRequest.findUnique({
    where: { projectId_key: { projectId: scope.projectId, key } },
  });
  return row === null ? null : { fingerprint: row.fingerprint, answer: row.answer as UploadAnswer };
}

export async function rememberAnswer(
  tx: Transaction,
  scope: WriteScope,
  input: { key: string; fingerprint: string; answer: UploadAnswer },
): Promise<void> {
  await tx.repeatedRequest.createMany({
    data: [{ ...input, projectId: scope.projectId }],
    skipDuplicates: true,
  });
}
