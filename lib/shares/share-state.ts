import type { ShareState } from "./schema";

export type ShareClock = {
  revokedAt: Date | null;
  expiresAt: Date | null;
  pausedAt: Date | null;
};

/** Whether a link opens at `now`, or why not; what cannot be undone is said first. */
export function shareState(share: ShareClock, now: Date): Exclude<ShareState, "target-deleted"> {
  if (share.revokedAt !== null) return "revoked";
  if (share.expiresAt !== null && share.expiresAt <= now) return "expired";
  return share.pausedAt === null ? "active" : "paused";
}
