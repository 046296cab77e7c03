import "server-only";
import { processCache } from "@/lib/db/bounded-cache";
import { db, type Transaction } from "@/lib/db/client";

/**
 * A secret never changes its project, and nobody guesses one before it is made: what was found once holds, also that
 * there is none, so that a dead link costs as many statements as one that never was.
 */
const kept = processCache<string | null>("projects of secrets", {
  maxWeight: 10_000,
  weigh: () => 1,
});

/** The project of an API key or a link, by its hash; null where none has it. */
export async function projectOfSecret(hash: string): Promise<string | null> {
  const known = kept.find(hash);
  if (known !== undefined) return known;
  const row = await db.secretHash.findUnique({ where: { hash } });
  const projectId = row?.projectId ?? null;
  kept.keep(hash, projectId);
  return projectId;
}

/** To be written with the key or the link that the secret opens. */
export async function keepSecret(
  tx: Transaction,
  secret: { hash: string; projectId: string },
): Promise<void> {
  await tx.secretHash.create({ data: secret });
}
