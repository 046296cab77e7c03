import { formatCount } from "@/lib/format";
import type { RunAction } from "@/lib/runs/list/list-schema";

/** What undoes an action, on exactly the runs that it changed. */
export const reverseOf: Record<RunAction, RunAction> = {
  tag: "untag",
  untag: "tag",
  archive: "unarchive",
  unarchive: "archive",
  delete: "restore",
  restore: "delete",
};

/** 1 -> "1 run", 1200 -> "1,200 runs". */
export function runCount(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "run" : "runs"}`;
}

const done: Record<RunAction, (runs: string, tag: string) => string> = {
  tag: (runs, tag) => `${runs} tagged ${tag}.`,
  untag: (runs, tag) => `The tag ${tag} taken from ${runs}.`,
  archive: (runs) => `${runs} archived.`,
  unarchive: (runs) => `${runs} brought back from the archive.`,
  delete: (runs) => `${runs} deleted, and kept for seven days.`,
  restore: (runs) => `${runs} restored.`,
};

type Done = { action: RunAction; tag?: string | undefined; changed: number; missing: number };

/** What an action did, and which runs it did not find any more. */
export function doneWords({ action, tag = "", changed, missing }: Done): string {
  if (changed === 0 && missing === 0)
    return action === "tag" ? "They have this tag already." : "Nothing to change.";
  const gone =
    missing === 0
      ? ""
      : ` ${runCount(missing)} ${missing === 1 ? "is" : "are"} not there any more.`;
  if (changed === 0) return gone.trim();
  return done[action](runCount(changed), tag) + gone;
}
