const freeTries = 5;
const longestWaitMs = 5 * 60 * 1000;

/** How long the next try of a password has to wait: nothing for five, then 2, 4, 8 ... seconds up to five minutes. */
export function waitMs(
  tries: { failedTries: number; lastFailedAt: Date | null },
  now: Date,
): number {
  if (tries.failedTries < freeTries || tries.lastFailedAt === null) return 0;
  const wait = Math.min(longestWaitMs, 1000 * 2 ** (tries.failedTries - freeTries + 1));
  return Math.max(0, tries.lastFailedAt.getTime() + wait - now.getTime());
}
