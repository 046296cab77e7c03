import { formatCount } from "@/lib/format";
import type { RunColor } from "@/lib/runs/choices";
import type { RunAction, RunActionInput, RunActionResponse } from "@/lib/runs/list/list-schema";

const reverseOf: Record<RunAction, RunAction> = {
  tag: "untag",
  untag: "tag",
  color: "color",
  archive: "unarchive",
  unarchive: "archive",
  delete: "restore",
  restore: "delete",
};

/** What undoes an action, on exactly the runs that it changed: one action, or one for each colour that they had. */
export function reversesOf(
  { action, tag }: Pick<RunActionInput, "action" | "tag">,
  { changed, before }: Pick<RunActionResponse, "changed" | "before">,
): RunActionInput[] {
  const reverse = { action: reverseOf[action], tag };
  if (changed.length === 0) return [];
  if (before === undefined) return [{ ...reverse, runs: changed }];
  const had = Map.groupBy(changed, (run) => before[run] ?? null);
  return [...had].map(([color, runs]) => ({ ...reverse, color, runs }));
}

/** 1 -> "1 run", 1200 -> "1,200 runs". */
export function runCount(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "run" : "runs"}`;
}

type Given = { tag?: string | undefined; color?: RunColor | null | undefined };

const done: Record<RunAction, (runs: string, given: Given) => string> = {
  tag: (runs, { tag }) => `${runs} tagged ${tag}.`,
  untag: (runs, { tag }) => `The tag ${tag} taken from ${runs}.`,
  color: (runs, { color }) =>
    color ? `${runs} coloured ${color}.` : `${runs} coloured by order again.`,
  archive: (runs) => `${runs} archived.`,
  unarchive: (runs) => `${runs} brought back from the archive.`,
  delete: (runs) => `${runs} deleted, and kept for seven days.`,
  restore: (runs) => `${runs} restored.`,
};

type Done = Given & { action: RunAction; changed: number; missing: number };

const alreadySo: Partial<Record<RunAction, string>> = {
  tag: "They have this tag already.",
  color: "They have this colour already.",
};

/** What an action did, and which runs it did not find any more. */
export function doneWords({ action, changed, missing, ...given }: Done): string {
  if (changed === 0 && missing === 0) return alreadySo[action] ?? "Nothing to change.";
  const gone =
    missing === 0
      ? ""
      : ` ${runCount(missing)} ${missing === 1 ? "is" : "are"} not there any more.`;
  if (changed === 0) return gone.trim();
  return done[action](runCount(changed), given) + gone;
}
