import type { AuditOutcome } from "@/lib/audit/schema";

export const outcomeWords: Record<AuditOutcome, string> = {
  done: "Done",
  refused: "Refused",
  failed: "Failed",
};

/** "2026-11-29 01:02:03": as exact as a trail has to be, in UTC. */
export function secondOf(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}
