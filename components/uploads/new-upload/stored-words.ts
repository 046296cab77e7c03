import { formatCount } from "@/lib/format";
import type { UploadResponse } from "@/lib/uploads/schema";

function count(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** What one file changed, in words: "31 checkpoints", "81,840 outcomes". */
export function uploadWords({ upload, checkpoints, outcomes, metrics }: UploadResponse): string[] {
  if (upload.duplicate) return ["nothing new: the same bytes are stored already"];
  const parts = [
    checkpoints > 0 && count(checkpoints, "checkpoint"),
    outcomes > 0 && count(outcomes, "outcome"),
    metrics > 0 && count(metrics, "metric value"),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts : [count(upload.rows, "row")];
}
