import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { db, type Transaction } from "@/lib/db/client";
import { networkOf } from "@/lib/http/client-of";
import { FirstOfMany } from "@/lib/http/event-counts";
import { limits } from "@/lib/limits";

const hourly = new FirstOfMany(60 * 60 * 1000);
const windowMs = limits.signInWindow * 60_000;

/** A try that was let through, to be kept where it fails and taken back where it does not. */
export type SignInTry = { kind: "go"; id: string; subjects: string[] };
/** Too many failed: how long until one more may be tried, and for what. */
export type SignInWait = { kind: "wait"; seconds: number; of: "account" | "address" };

/**
 * Asks for one more try to sign in, by account where one is named and by address where one is known. Counting and
 * keeping are one step under a lock, so that many tries at once do not outrun the count. An account that nobody has is
 * counted like any other.
 */
export async function beginSignIn(
  account: string | null,
  address: string | null,
): Promise<SignInTry | SignInWait> {
  const counted = [
    ...(account === null ? [] : [{ of: "account" as const, subject: digest("account", account) }]),
    ...(address === null
      ? []
      : [{ of: "address" as const, subject: digest("address", networkOf(address)) }]),
  ];
  const id = randomUUID();
  if (hourly.isFirst("prune", Date.now())) await pruneTries(new Date());
  return db.$transaction(async (tx) => {
    const now = Date.now();
    for (const { of, subject } of counted) {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 14))::text`;
      const most = of === "account" ? limits.failedSignInsAnAccount : limits.failedSignInsAnAddress;
      const waitMs = await timeUntilFree(tx, subject, most, now);
      if (waitMs > 0) return { kind: "wait", seconds: Math.ceil(waitMs / 1000), of };
    }
    const data = counted.map(({ subject }) => ({ subject, id, at: new Date(now) }));
    await tx.signInTry.createMany({ data });
    return { kind: "go", id, subjects: data.map(({ subject }) => subject) };
  });
}

/** The try did not fail: it counts for nothing. */
export async function forgetTry({ id, subjects }: SignInTry): Promise<void> {
  await db.signInTry.deleteMany({ where: { id, subject: { in: subjects } } });
}

/** Removes tries that no limit counts any more. */
export async function pruneTries(now: Date): Promise<void> {
  await db.signInTry.deleteMany({ where: { at: { lt: new Date(now.getTime() - windowMs) } } });
}

/** 0: one more may be tried. */
async function timeUntilFree(
  tx: Transaction,
  subject: string,
  most: number,
  nowMs: number,
): Promise<number> {
  const recent = await tx.signInTry.findMany({
    where: { subject, at: { gt: new Date(nowMs - windowMs) } },
    orderBy: { at: "desc" },
    take: most,
    select: { at: true },
  });
  const oldest = recent[most - 1];
  return oldest === undefined ? 0 : oldest.at.getTime() + windowMs - nowMs;
}

/** What is typed as an address may be a password: only its digest is kept. */
function digest(kind: string, text: string): string {
  return createHash("sha256").update(`${kind}\n${text.trim().toLowerCase()}`).digest("base64url");
}
