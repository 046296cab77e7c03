import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { listAttributeKeys, listAttributeValues } from "@/lib/datasets/queries";
import { processCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { datasetOf, type RowKey } from "@/lib/db/row-key";
import { compareSlices, type SliceChange, type SliceTraining } from "@/lib/domain/compare/slices";
import { bestCheckpoint } from "@/lib/domain/decision/best-checkpoint";
import { categoryOfCode, training } from "@/lib/domain/outcomes/evaluate";
import { toPoints } from "@/lib/domain/points";
import { countCells } from "@/lib/runs/count-cells";
import { readCachedOutcomes } from "@/lib/runs/examples/cached-outcomes";
import type { SlicesQuery, SlicesResponse } from "@/lib/runs/examples/examples-schema";
import type { RunOutcomes } from "@/lib/runs/examples/read-outcomes";
import type { RunRow } from "@/lib/runs/queries";
import { analysisRequestFor } from "@/lib/runs/run-settings";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { elsewhere } from "@/lib/work/elsewhere";
import type { AnalysisRequest } from "./analyse-run";
import { loadTrainingMask } from "./evaluate-run";
import { countsOnly } from "./get-transitions";

/** Best against last checkpoint by the values of an attribute, paired, Benjamini-Hochberg over the slices. */
export async function getSlices(
  viewer: Viewer,
  ref: RunRef,
  query: SlicesQuery,
): Promise<SlicesResponse> {
  const run = await requireRun(viewer, ref);
  const request = await analysisRequestFor(run, query);
  const { version, cells } = await countCells(run, request?.split ?? "");
  const key = JSON.stringify([run.id, run.slug, run.datasetId, version, query, request]);
  return kept.get(key, () => elsewhere("slicesOfRun", cells, slicesOfRunHere, run, query, request));
}

/** By the version of the run's data and of its labels. */
const kept = processCache<SlicesResponse>("slices", {
  maxWeight: 4 * 1024 * 1024,
  weigh: (answer) => JSON.stringify(answer).length,
});

export async function slicesOfRunHere(
  run: RunRow,
  query: SlicesQuery,
  request: AnalysisRequest | null,
): Promise<SlicesResponse> {
  const found = request && (await readCachedOutcomes(run, request));
  const dataset = datasetOf(run);
  const attributes = dataset === null ? [] : await listAttributeKeys(dataset);
  const empty: SlicesResponse = {
    run: run.slug,
    by: query.by,
    split: request?.split ?? null,
    population: request?.population ?? query.population ?? "Known",
    attributes,
    best: null,
    last: null,
    slices: [],
    reason: null,
  };
  if (request === null) return { ...empty, reason: "No checkpoint has been evaluated yet." };
  if (found === null || dataset === null) return { ...empty, reason: countsOnly };
  const values = await listAttributeValues(dataset, query.by);
  if (values.size === 0) return { ...empty, reason: `No example has an attribute "${query.by}".` };
  const bestIndex = bestCheckpoint(found.checkpoints);
  const best = found.checkpoints[bestIndex ?? -1];
  const last = found.checkpoints.at(-1);
  if (best === undefined || last === undefined)
    return { ...empty, reason: "No example has been evaluated yet." };
  const changes = compareSlices({
    sliceOf: Array.from(found.ordinals, (ordinal) => values.get(ordinal) ?? null),
    best: best.outcomes,
    last: last.outcomes,
    training: await trainingBySlice(run, values, found),
  });
  return {
    ...empty,
    best: { step: best.step, epoch: best.epoch },
    last: { step: last.step, epoch: last.epoch },
    slices: changes.map(toSlice),
  };
}

async function trainingBySlice(
  run: RowKey,
  values: ReadonlyMap<number, string>,
  { categories }: RunOutcomes,
): Promise<Map<string, SliceTraining>> {
  const mask = await loadTrainingMask(db, run, categories.length);
  const slices = new Map<string, SliceTraining>();
  mask?.forEach((membership, ordinal) => {
    const value = values.get(ordinal);
    if (membership === training.absent || value === undefined) return;
    const slice = slices.get(value) ?? { total: 0, unknown: 0 };
    slice.total++;
    if (categoryOfCode(categories[ordinal] ?? 0) === "Unknown") slice.unknown++;
    slices.set(value, slice);
  });
  return slices;
}

function toSlice(change: SliceChange): SlicesResponse["slices"][number] {
  const fall = change.change;
  return {
    value: change.slice,
    n: change.total,
    best: change.bestAccuracy,
    last: change.lastAccuracy,
    lost: change.lost,
    gained: change.gained,
    drop: fall && {
      points: toPoints(-fall.difference),
      low: toPoints(-fall.high),
      high: toPoints(-fall.low),
    },
    pValue: change.pValue,
    adjustedPValue: change.adjustedPValue,
    trainingExamples: change.trainingExamples,
    unknownShare: change.unknownShare,
    whollyUnknown: change.isWhollyUnknown,
  };
}
