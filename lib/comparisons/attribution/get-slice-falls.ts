import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { SliceFallsResponse } from "@/lib/comparisons/comparison-schema";
import { openComparison } from "@/lib/comparisons/open-comparison";
import { countComparedCells } from "@/lib/comparisons/queries";
import type { SliceFallsQuery } from "@/lib/comparisons/schema";
import { listAttributeValues } from "@/lib/datasets/queries";
import { datasetOf } from "@/lib/db/row-key";
import { compareSlices } from "@/lib/domain/compare/slices";
import { toPoints } from "@/lib/domain/points";
import { elsewhere } from "@/lib/work/elsewhere";
import { judgeRun } from "./judge-run";

const maxSlices = 60;

/** The fall from best to last by the values of an attribute, a column a run; Benjamini-Hochberg within each run. */
export async function getSliceFalls(
  viewer: Viewer,
  project: string,
  query: SliceFallsQuery,
): Promise<SliceFallsResponse> {
  const cells = await countComparedCells(project, query.run);
  return elsewhere("getSliceFalls", cells, getSliceFallsHere, viewer, project, query);
}

export async function getSliceFallsHere(
  viewer: Viewer,
  project: string,
  query: SliceFallsQuery,
): Promise<SliceFallsResponse> {
  const open = await openComparison(viewer, project, query);
  const { ordinals, baseline, split, population } = open;
  const empty = { by: query.by, split, population, runs: [], slices: [] };
  const dataset = datasetOf(baseline.row);
  if (ordinals === null || dataset === null)
    return { ...empty, reason: "Only counts are known: no single example can be put in a slice." };
  const values = await listAttributeValues(dataset, query.by);
  if (values.size === 0) return { ...empty, reason: `No example has an attribute "${query.by}".` };
  const sliceOf = Array.from(ordinals, (ordinal) => values.get(ordinal) ?? null);
  const columns = open.sources.flatMap((source) => {
    const { best, last } = judgeRun(source, { ordinals }).moments;
    if (!best?.outcomes || !last?.outcomes) return [];
    const changes = compareSlices({
      sliceOf,
      best: best.outcomes,
      last: last.outcomes,
      training: new Map(),
    });
    return [{ source, bySlice: new Map(changes.map((change) => [change.slice, change])) }];
  });
  const counted = Map.groupBy(
    sliceOf.filter((slice) => slice !== null),
    (slice) => slice,
  );
  const largest = [...counted]
    .map(([value, members]) => ({ value, total: members.length }))
    .sort((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1))
    .slice(0, maxSlices);
  const reason =
    counted.size > maxSlices
      ? `Of ${counted.size} values of "${query.by}" the ${maxSlices} with most examples are shown.`
      : null;
  return {
    ...empty,
    reason,
    runs: columns.map(({ source }) => ({ run: source.row.slug, name: source.row.name })),
    slices: largest.map(({ value, total }) => ({
      value,
      total,
      cells: columns.map(({ bySlice }) => {
        const change = bySlice.get(value);
        if (!change?.change) return null;
        return {
          points: toPoints(change.change.difference),
          low: toPoints(change.change.low),
          high: toPoints(change.change.high),
          total: change.total,
          adjustedPValue: change.adjustedPValue,
        };
      }),
    })),
  };
}
