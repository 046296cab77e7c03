import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { WriteScope } from "@/lib/projects/access";

/** The answer given under an Idempotency-Key before; null when there is no key or it is new. */
export async function answeredBefore<T>(
  scope: WriteScope,
  {
    key,
    fingerprint,
    response,
  }: { key: string | null; fingerprint: string; response: z.ZodType<T> },
  tx: Transaction = db,
): Promise<T | null> {
  if (key === null) return null;
  if (key.length > 200)
    throw new AppError("invalid-input", "Idempotency-Key is longer than 200 characters");
  const row = await tx.repeatedRequest.findUnique({
    where: { projectId_key: { projectId: scope.projectId, key } },
  });
  if (row === null) return null;
  if (row.fingerprint === fingerprint) return response.parse(row.answer);
  throw new AppError("conflict", `Idempotency-Key "${key}" was used for another file, call or run`);
}

export async function rememberResponse(
  tx: Transaction,
  scope: WriteScope,
  input: { key: string; fingerprint: string; answer: object },
): Promise<void> {
  await tx.repeatedRequest.createMany({
    data: [{ ...input, projectId: scope.projectId }],
    skipDuplicates: true,
  });
}

/** What a call makes whose answer tells a secret once, and under which Idempotency-Key it was asked for. */
type Once = { key: string | null; noun: string; input: unknown };

/**
 * Makes a thing whose secret is told once, so that a second call under the same key makes no second one: it is refused,
 * since the first answer cannot be given again.
 */
export async function makeOnce<T>(
  scope: WriteScope,
  { key, noun, input }: Once,
  make: () => Promise<T>,
): Promise<T> {
  if (key === null) return make();
  const digest = createHash("sha256").update(JSON.stringify(input)).digest("base64url");
  const fingerprint = `make ${noun} ${digest}`;
  const place = { projectId: scope.projectId, key };
  const asked = { key, fingerprint, response: z.unknown() };
  if ((await answeredBefore(scope, asked)) !== null) throw secretShownOnce(key, noun);
  const { count } = await db.repeatedRequest.createMany({
    data: [{ ...place, fingerprint, answer: {} }],
    skipDuplicates: true,
  });
  if (count === 0) throw secretShownOnce(key, noun);
  try {
    return await make();
  } catch (error) {
    await db.repeatedRequest.delete({ where: { projectId_key: place } });
    throw error;
  }
}

function secretShownOnce(key: string, noun: string): AppError {
  return new AppError(
    "conflict",
    `the ${noun} of Idempotency-Key "${key}" was asked for before, and its secret is told once: it is in the list; for another send another key`,
  );
}
