import { formatCount } from "@/lib/format";
import type { RunChangeLine } from "@/lib/runs/store/history-schema";

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

function counted(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? "" : "s"}`;
}

/** "4 checkpoints and 1,200 metric points". */
export function dropWords({
  checkpoints,
  metrics,
}: {
  checkpoints: number;
  metrics: number;
}): string {
  const parts = [
    ...(checkpoints > 0 ? [counted(checkpoints, "checkpoint")] : []),
    ...(metrics > 0 ? [counted(metrics, "metric point")] : []),
  ];
  return parts.join(" and ") || "Nothing";
}

/** How long something can still be put back: "6 days left", never more than there is. */
export function daysLeft(until: string, nowMs: number): string {
  const leftMs = Date.parse(until) - nowMs;
  if (leftMs <= 0) return "gone now";
  if (leftMs < hourMs) return "less than an hour left";
  return leftMs < dayMs
    ? `${counted(Math.floor(leftMs / hourMs), "hour")} left`
    : `${counted(Math.floor(leftMs / dayMs), "day")} left`;
}

/** What a line of the history says happened, without who and when. */
export function changeWords(change: RunChangeLine): string {
  const { kind, upload, fromStep, checkpoints, metrics } = change;
  const file = upload?.filename ?? upload?.format ?? "a file";
  const step = formatCount(fromStep ?? 0);
  const counts = dropWords({ checkpoints: checkpoints ?? 0, metrics: metrics ?? 0 });
  const words: Record<RunChangeLine["kind"], string> = {
    upload: `uploaded ${file}`,
    undo: `undid ${file}`,
    restore: `put ${file} back`,
    move: `moved ${file} from ${change.from ?? "?"} to ${change.to ?? "?"}`,
    drop: `dropped everything from step ${step} on: ${counts}`,
    "restore-drop": `put back what was dropped from step ${step} on`,
    mapping: "changed what its columns and metrics mean",
    delete: "deleted the run",
    undelete: "brought the run back",
  };
  return words[kind];
}
