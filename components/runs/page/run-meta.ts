import { formatCount, formatPercent } from "@/lib/format";
import type { RunDetail } from "@/lib/runs/schema";

/** "tiny-gpt-3x128 · 50 % Unknown · |D| 1,200 · 31 checkpoints", as far as it is known. */
export function runMeta(run: RunDetail): string {
  const { baseModel, unknownShare, trainingSize, checkpoints } = run;
  const isWhole =
    unknownShare !== null && Number.isInteger(Number((unknownShare * 100).toFixed(6)));
  return [
    baseModel,
    unknownShare === null ? null : `${formatPercent(unknownShare, isWhole ? 0 : 1)} Unknown`,
    trainingSize > 0 ? `|D| ${formatCount(trainingSize)}` : null,
    checkpoints === 1 ? "1 checkpoint" : `${formatCount(checkpoints)} checkpoints`,
  ]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
}
