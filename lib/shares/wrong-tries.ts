import { limits } from "@/lib/limits";

const longestWaitMs = 5 * 60 * 1000;

type Tries = { failedTries: number; lastFailedAt: Date | null };

/** How long the next try of a password has to wait: nothing for those that are free, then 2, 4, 8 ... seconds up to five minutes. */
export function waitMs(
  tries: Tries,
  now: Date,
  freeTries: number = limits.freeLinkTriesAnAddress,
): number {
  if (tries.failedTries < freeTries || tries.lastFailedAt === null) return 0;
  const wait = Math.min(longestWaitMs, 1000 * 2 ** (tries.failedTries - freeTries + 1));
  return Math.max(0, tries.lastFailedAt.getTime() + wait - now.getTime());
}

/** By the address's own wrong tries; by those of all together only where they are very many. */
export function waitOf({ own, all }: { own: Tries | null; all: Tries }, now: Date): number {
  const ownWait = own === null ? 0 : waitMs(own, now);
  return Math.max(ownWait, waitMs(all, now, limits.freeLinkTries));
}
