import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { recordTry } from "./mutations";
import { readTries } from "./queries";
import { waitMs } from "./wrong-tries";

export { hashPassword };

export type TryResult = { kind: "right" } | { kind: "wrong" } | { kind: "wait"; seconds: number };

/** Tries of one link go one after another, so that a burst of guesses cannot outrun the count of them. */
const queues = new Map<string, Promise<unknown>>();

/** Right passwords are known again without the slow hash: a hundred guests may come at once. */
const remembered = new Map<string, Buffer>();
const rememberedLimit = 1000;
const key = randomBytes(32);

const digestOf = (password: string) => createHmac("sha256", key).update(password).digest();

/** Checks a password against the link's hash; after five wrong ones each try has to wait, longer every time. */
export function tryPassword(share: { id: string }, password: string): Promise<TryResult> {
  const before = queues.get(share.id) ?? Promise.resolve();
  const mine = before.then(
    () => tryNow(share.id, password),
    () => tryNow(share.id, password),
  );
  queues.set(share.id, mine);
  const leave = () => {
    if (queues.get(share.id) === mine) queues.delete(share.id);
  };
  mine.then(leave, leave);
  return mine;
}

async function tryNow(id: string, password: string): Promise<TryResult> {
  const row = await readTries(id);
  if (row === null || row.passwordHash === null) return { kind: "wrong" };
  const known = remembered.get(row.passwordHash);
  if (known && timingSafeEqual(known, digestOf(password))) return { kind: "right" };
  const wait = waitMs(row, new Date());
  if (wait > 0) return { kind: "wait", seconds: Math.ceil(wait / 1000) };
  const isRight = await verifyPassword({ hash: row.passwordHash, password });
  if (isRight) remember(row.passwordHash, password);
  if (!isRight || row.failedTries > 0) await recordTry(id, isRight);
  return { kind: isRight ? "right" : "wrong" };
}

function remember(passwordHash: string, password: string): void {
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(passwordHash, digestOf(password));
}
