import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { WriteScope } from "@/lib/projects/access";

/** The answer given under an Idempotency-Key before; null when there is no key or it is new. */
export async function answeredBefore<T>(
  scope: WriteScope,
  key: string | null,
  fingerprint: string,
  tx: Transaction = db,
): Promise<T | null> {
  if (key === null) return null;
  if (key.length > 200)
    throw new AppError("invalid-input", "Idempotency-Key is longer than 200 characters");
  const row = await tx.repeatedRequest.findUnique({
    where: { projectId_key: { projectId: scope.projectId, key } },
  });
  if (row === null) return null;
  if (row.fingerprint === fingerprint) return row.answer as T;
  throw new AppError("conflict", `Idempotency-Key "${key}" was used for another file, call or run`);
}

export async function rememberAnswer(
  tx: Transaction,
  scope: WriteScope,
  input: { key: string; fingerprint: string; answer: object },
): Promise<void> {
  await tx.repeatedRequest.createMany({
    data: [{ ...input, projectId: scope.projectId }],
    skipDuplicates: true,
  });
}
