import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { openToRead } from "@/lib/projects/access";
import { toRunListItem } from "@/lib/runs/dto";
import type { ListRunsQuery, RunListItem } from "@/lib/runs/schema";
import { writeCursor } from "./list-cursor";
import { listPositions, readColumnValues, readListedRuns } from "./list-page";
import { narrowingOf } from "./narrowing-of";

/** A page of run summaries and the cursor of the next. */
export async function listProjectRuns(
  viewer: Viewer,
  project: string,
  query: ListRunsQuery,
): Promise<{ items: RunListItem[]; nextCursor: string | null }> {
  const scope = await openToRead(viewer, project);
  const places = await listPositions(scope, query, await narrowingOf(scope, query.filter));
  const page = places.slice(0, query.limit);
  const ids = page.map(({ id }) => id);
  const [runs, values] = await Promise.all([
    readListedRuns(scope, ids),
    readColumnValues(scope, ids, query.column ?? []),
  ]);
  const items = page.flatMap(({ id, isAnalysed }) => {
    const run = runs.get(id);
    if (run === undefined) return [];
    const item = toRunListItem(run, { isAnalysed, values: values.get(id) ?? {} });
    return [query.sparkline === "0" ? { ...item, sparkline: [] } : item];
  });
  const last = page.at(-1);
  const hasMore = places.length > page.length && last !== undefined;
  return { items, nextCursor: hasMore ? writeCursor(last) : null };
}
