import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { processCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import type { RunRef } from "@/lib/runs/service";
import type { VerdictResponse } from "./analysis-schema";
import { trainSplit } from "./evaluate-run";
import { getVerdict } from "./get-verdict";

const kept = processCache<{ of: string; verdict: VerdictResponse }>("verdicts", {
  maxWeight: 200,
  weigh: () => 1,
});

/** The part of a checkpoint's examples that makes it whole. */
const wholeFrom = 0.9;

/**
 * The verdict for a trainer that sends a checkpoint in many small calls: made anew only when another checkpoint is
 * whole, so that a half-arrived one neither costs an analysis nor sways it. Null before the first whole one.
 */
export async function cachedVerdict(
  viewer: Viewer,
  ref: RunRef,
  run: RowKey,
): Promise<VerdictResponse | null> {
  const of = await wholeCheckpoints(run);
  if (of === "") return null;
  const known = kept.find(run.id);
  if (known?.of === of) return known.verdict;
  const verdict = await getVerdict(viewer, ref);
  kept.keep(run.id, { of, verdict });
  return verdict;
}

/** Names the whole checkpoints outside training, with what they hold; "" where there is none. */
async function wholeCheckpoints(run: RowKey): Promise<string> {
  const rows = await db.evaluation.groupBy({
    by: ["split", "step"],
    where: { ...ofRun(run), split: { not: trainSplit } },
    _sum: { total: true, correct: true },
    orderBy: [{ split: "asc" }, { step: "asc" }],
  });
  const most = new Map<string, number>();
  for (const { split, _sum } of rows) {
    most.set(split, Math.max(most.get(split) ?? 0, _sum.total ?? 0));
  }
  return rows
    .filter(({ split, _sum }) => (_sum.total ?? 0) >= wholeFrom * (most.get(split) ?? 0))
    .map(({ split, step, _sum }) => `${split}/${step}/${_sum.total}/${_sum.correct}`)
    .join(" ");
}
