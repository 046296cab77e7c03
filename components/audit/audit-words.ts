import type { AuditEntryItem, CallResult } from "@/lib/audit/schema";

export const outcomeWords: Record<CallResult, string> = {
  done: "Done",
  refused: "Refused",
  failed: "Failed",
};

/** "2026-11-29 01:02:03": as exact as a trail has to be, in UTC. */
export function secondOf(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}

/** What was done, and to do. */
const verbs: Record<string, readonly [string, string]> = {
  create: ["made", "make"],
  change: ["changed", "change"],
  delete: ["deleted", "delete"],
  revoke: ["revoked", "revoke"],
  restore: ["restored", "restore"],
  undo: ["undid", "undo"],
  drop: ["dropped", "drop"],
  accept: ["accepted", "accept"],
  copy: ["copied", "copy"],
  move: ["moved", "move"],
  test: ["tested", "test"],
  handover: ["handed over", "hand over"],
  leave: ["left", "leave"],
  read: ["looked at", "look at"],
  log: ["logged to", "log to"],
};

type AuditedAction = Pick<AuditEntryItem, "action" | "target" | "outcome">;

/** After the name of who did it: "made the key trainer (read)", "tried to change the settings: refused". */
export function doneWords({ action, target, outcome }: AuditedAction): string {
  const [noun = "", verb = ""] = action.split(".");
  const [done, toDo] = verbs[verb] ?? [action, action];
  const named = target === noun || target === `${noun}s` ? "" : target.replace(/^[a-z-]+\//, "");
  const thing = [verb in verbs ? `the ${noun.replaceAll("-", " ")}` : "", named]
    .filter(Boolean)
    .join(" ");
  if (outcome === "done") return `${done} ${thing}`.trim();
  return `tried to ${toDo} ${thing}`.trim() + (outcome === "refused" ? ": refused" : ": failed");
}
