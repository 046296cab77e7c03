import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { FormatWarning } from "@/lib/domain/formats/issue";
import type { WriteScope } from "@/lib/projects/access";
import type { Stored } from "@/lib/runs/stored";
import type { Upload } from "@/prisma/generated/client";
import type { UploadAnswer } from "./schema";

export function insertUpload(
  tx: Transaction,
  scope: WriteScope,
  input: {
    runId: string | null;
    datasetId: string | null;
    format: string;
    filename: string | null;
    sha256: string;
    bytes: number;
    rows: number;
    stored: Stored;
    warnings: readonly FormatWarning[];
  },
): Promise<Upload> {
  const { stored, warnings, ...fields } = input;
  return tx.upload.create({
    data: {
      ...fields,
      ...stored,
      warnings: [...warnings],
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
