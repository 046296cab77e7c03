import type { lifetimes } from "./schema";

const dayMs = 24 * 60 * 60 * 1000;
const days: Record<(typeof lifetimes)[number], number> = { "1d": 1, "7d": 7, "30d": 30, "90d": 90 };

/** When a link made or extended at `now` ends; null is never. */
export function expiryOf(lifetime: (typeof lifetimes)[number] | null, now: Date): Date | null {
  return lifetime === null ? null : new Date(now.getTime() + days[lifetime] * dayMs);
}
