import { transitions } from "@/lib/domain/dynamics/example-history";

// Words that pages offer and schemas check; they stand apart so that no parser comes along into a page.

export const runStatuses = ["running", "finished", "failed"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** The status of a stored run; the database holds it to these names. */
export function statusOf({ status }: { status: string }): RunStatus {
  return runStatuses.find((known) => known === status) ?? "running";
}

/** As shown: a running run that gave signs of life and then none for `silentMs` is stalled. */
export const shownStatuses = [...runStatuses, "stalled"] as const;
export type ShownStatus = (typeof shownStatuses)[number];
export const silentMs = 5 * 60_000;

export function shownStatus(
  run: { status: string; heardAt: Date | null },
  now: number,
): ShownStatus {
  const isSilent = run.heardAt !== null && now - run.heardAt.getTime() >= silentMs;
  return run.status === "running" && isSilent ? "stalled" : statusOf(run);
}

/** The colours that a run may have of its own; each has a tone in either theme. */
export const runColors = [
  "blue",
  "vermillion",
  "green",
  "violet",
  "ochre",
  "pink",
  "teal",
  "grey",
  "ink",
] as const;
export type RunColor = (typeof runColors)[number];

/** The colour of a stored run; the database holds it to these names. */
export function runColorOf({ color }: { color: string | null }): RunColor | null {
  return runColors.find((known) => known === color) ?? null;
}

/** What a line of a run's history can say. */
export const runChangeKinds = [
  "upload",
  "undo",
  "restore",
  "move",
  "drop",
  "restore-drop",
  "mapping",
  "delete",
  "undelete",
] as const;
export type RunChangeKind = (typeof runChangeKinds)[number];

export const exampleTransitions = [...transitions, "lost-since-best", "gained-since-best"] as const;

/** As many as one action changes, and as many deleted ones as are listed. */
export const mostRunsAtOnce = 1000;

/** What every list can be sorted by; settings and metrics come on top. */
export const runSortFields = [
  "created",
  "name",
  "status",
  "model",
  "method",
  "dataset",
  "best",
  "last",
  "drop",
  "unknown",
  "seed",
  "checkpoints",
] as const;

/** config.learning_rate, metric.eval/loss. */
export const settingPattern = /^(config|metric)\..{1,200}$/s;

/** A field, config.<key> or metric.<key>, with - in front for descending. */
export function isRunSort(sort: string): boolean {
  const name = sort.replace(/^-/, "");
  return runSortFields.some((field) => field === name) || settingPattern.test(name);
}
