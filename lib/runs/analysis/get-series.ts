import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { listCheckpoints } from "@/lib/runs/queries";
import type { SeriesPoint, SeriesQuery } from "@/lib/runs/schema";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { readEvaluated } from "./rate-rows";
import {
  type Evaluations,
  type PackedEvaluations,
  packEvaluations,
  seriesOf,
} from "./series-model";

/** Every evaluated checkpoint of the asked splits, populations and sets, never thinned, by step. */
export async function getSeries(
  viewer: Viewer,
  ref: RunRef,
  query: SeriesQuery,
): Promise<{ points: SeriesPoint[] }> {
  return { points: seriesOf(await readEvaluations(viewer, ref, query.split ?? null), query) };
}

/** The same of all splits, for a page: in a twentieth of its bytes. */
export async function getPackedSeries(viewer: Viewer, ref: RunRef): Promise<PackedEvaluations> {
  return packEvaluations(await readEvaluations(viewer, ref, null));
}

async function readEvaluations(
  viewer: Viewer,
  ref: RunRef,
  splits: readonly string[] | null,
): Promise<Evaluations> {
  const run = await requireRun(viewer, ref);
  const [evaluated, checkpoints] = await Promise.all([
    readEvaluated(run, splits),
    listCheckpoints(run),
  ]);
  const places = checkpoints.map(({ step, epoch, time }) => ({
    ...{ step, epoch },
    time: time?.toISOString() ?? null,
  }));
  return { ...evaluated, checkpoints: places };
}
