import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { processCache } from "@/lib/db/bounded-cache";
import { bestCheckpoint } from "@/lib/domain/decision/best-checkpoint";
import { checkpointFlows, transitionTotals } from "@/lib/domain/dynamics/transitions";
import { countCells } from "@/lib/runs/count-cells";
import { readCachedOutcomes } from "@/lib/runs/examples/cached-outcomes";
import type { PopulationQuery, TransitionsResponse } from "@/lib/runs/examples/examples-schema";
import type { RunRow } from "@/lib/runs/queries";
import { analysisRequestFor } from "@/lib/runs/run-settings";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { elsewhere } from "@/lib/work/elsewhere";
import type { AnalysisRequest } from "./analyse-run";

export const countsOnly = "This run was sent as counts: no single example stands behind them.";

/** Examples gained and lost at every checkpoint, since the one before and since the best, and their histories counted. */
export async function getTransitions(
  viewer: Viewer,
  ref: RunRef,
  query: PopulationQuery,
): Promise<TransitionsResponse> {
  const run = await requireRun(viewer, ref);
  const request = await analysisRequestFor(run, query);
  const { version, cells } = await countCells(run, request?.split ?? "");
  const key = JSON.stringify([run.id, run.slug, run.datasetId, version, query, request]);
  return kept.get(key, () =>
    elsewhere("transitionsOfRun", cells, transitionsOfRunHere, run, query, request),
  );
}

/** By the version of the run's data and of its labels. */
const kept = processCache<TransitionsResponse>("transitions", {
  maxWeight: 4 * 1024 * 1024,
  weigh: (answer) => JSON.stringify(answer).length,
});

export async function transitionsOfRunHere(
  run: RunRow,
  query: PopulationQuery,
  request: AnalysisRequest | null,
): Promise<TransitionsResponse> {
  const found = request && (await readCachedOutcomes(run, request));
  const checkpoints = found?.checkpoints ?? [];
  const bestIndex = bestCheckpoint(checkpoints);
  const best = bestIndex === null ? undefined : checkpoints[bestIndex];
  return {
    run: run.slug,
    split: request?.split ?? null,
    population: request?.population ?? query.population ?? "Known",
    best: best ? { step: best.step, epoch: best.epoch } : null,
    checkpoints: checkpointFlows(checkpoints, bestIndex),
    totals: transitionTotals(checkpoints),
    reason: found ? null : request ? countsOnly : "No checkpoint has been evaluated yet.",
  };
}
