import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { setting } from "@/lib/env";

const lifetimeMs = 12 * 60 * 60 * 1000;
const spareSecret = randomBytes(32).toString("hex");

type Locked = { tokenHash: string; passwordHash: string | null };

/** Named after the hash of the token, of which it tells nothing. */
export function unlockCookieName({ tokenHash }: Locked): string {
  return `onset-link-${tokenHash.slice(0, 16)}`;
}

/** Says for twelve hours that the password was given; a new password or another link makes it worthless. */
export function createUnlockCookie(share: Locked, now: Date): { value: string; maxAge: number } {
  const until = now.getTime() + lifetimeMs;
  return { value: `${until}.${signature(share, until)}`, maxAge: lifetimeMs / 1000 };
}

export function isUnlockedBy(share: Locked, cookie: string | undefined, now: Date): boolean {
  const [, digits, given] = /^(\d{13})\.([0-9a-f]{64})$/.exec(cookie ?? "") ?? [];
  if (digits === undefined || given === undefined) return false;
  const expected = signature(share, Number(digits));
  return (
    timingSafeEqual(Buffer.from(given), Buffer.from(expected)) && Number(digits) > now.getTime()
  );
}

function signature({ tokenHash, passwordHash }: Locked, until: number): string {
  return createHmac("sha256", setting("ONSET_SECRET") ?? spareSecret)
    .update(`share\n${tokenHash}\n${passwordHash}\n${until}`)
    .digest("hex");
}
