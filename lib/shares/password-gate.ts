import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { recordEntry } from "@/lib/audit/record-entry";
import { recordGuess } from "./mutations";
import { readTries } from "./queries";
import { waitOf } from "./wrong-tries";

export { hashPassword };

export type TryResult = { kind: "right" } | { kind: "wrong" } | { kind: "wait"; seconds: number };

/** Tries of a link from one address go one after another, so that a burst of guesses cannot outrun the count of them. */
const queues = new Map<string, Promise<unknown>>();

/** Right passwords are known again without the slow hash: a hundred guests may come at once. */
const remembered = new Map<string, Buffer>();
const rememberedLimit = 1000;
const key = randomBytes(32);

const digestOf = (password: string) => createHmac("sha256", key).update(password).digest();

export type Guesser = { id: string; projectId: string; address: string };

/** Checks a password against the link's hash; after five wrong ones from an address each of its tries has to wait, longer every time. */
export function tryPassword(guesser: Guesser, password: string): Promise<TryResult> {
  const key = `${guesser.id} ${guesser.address}`;
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(
    () => tryNow(guesser, password),
    () => tryNow(guesser, password),
  );
  queues.set(key, mine);
  const leave = () => {
    if (queues.get(key) === mine) queues.delete(key);
  };
  mine.then(leave, leave);
  return mine;
}

async function tryNow(guesser: Guesser, password: string): Promise<TryResult> {
  const tries = await readTries(guesser, guesser.address);
  if (tries === null || tries.passwordHash === null) return { kind: "wrong" };
  const { passwordHash, own, all } = tries;
  const known = remembered.get(passwordHash);
  if (known && timingSafeEqual(known, digestOf(password))) return { kind: "right" };
  const wait = waitOf(tries, new Date());
  if (wait > 0) {
    await recordRefused(guesser, { status: 429, reason: "too many wrong passwords before" });
    return { kind: "wait", seconds: Math.ceil(wait / 1000) };
  }
  const isRight = await verifyPassword({ hash: passwordHash, password });
  if (isRight) remember(passwordHash, password);
  if (!isRight || own !== null || all.failedTries > 0) await recordGuess({ ...guesser, isRight });
  if (!isRight) await recordRefused(guesser, { status: 401, reason: "wrong password of the link" });
  return { kind: isRight ? "right" : "wrong" };
}

/** In the project's trail; a right password is a view, and counted as one. */
function recordRefused(
  { id, projectId, address }: Guesser,
  refusal: { status: number; reason: string },
): Promise<void> {
  const target = `shares/${id}`;
  const what = { actor: "a guest", action: "share.unlock", target, address: address || null };
  return recordEntry({ projectId }, { ...what, ...refusal }, id);
}

/** How long the next try from this address has to wait. */
export async function waitSecondsOf(guesser: Guesser): Promise<number> {
  const tries = await readTries(guesser, guesser.address);
  return tries === null ? 0 : Math.ceil(waitOf(tries, new Date()) / 1000);
}

function remember(passwordHash: string, password: string): void {
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(passwordHash, digestOf(password));
}
