import "server-only";
import { BoundedCache } from "@/lib/db/bounded-cache";
import { db, type Transaction } from "@/lib/db/client";

/** A secret never changes its project, so what was found once holds. */
const kept = new BoundedCache<string>({ maxWeight: 10_000, weigh: () => 1 });

/** The project of an API key, by the key's hash; null where no key has it. */
export async function projectOfSecret(hash: string): Promise<string | null> {
  const known = kept.find(hash);
  if (known !== undefined) return known;
  const row = await db.secretHash.findUnique({ where: { hash } });
  if (row !== null) kept.keep(hash, row.projectId);
  return row?.projectId ?? null;
}

/** To be written with the key or the link that the secret opens. */
export async function keepSecret(
  tx: Transaction,
  secret: { hash: string; projectId: string },
): Promise<void> {
  await tx.secretHash.create({ data: secret });
}
