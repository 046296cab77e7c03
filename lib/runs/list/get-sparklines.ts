import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { openToRead } from "@/lib/projects/access";
import type { SparklinesQuery, SparklinesResponse } from "./list-schema";

/** The sparklines of the runs named, in the order asked for; a run that the project does not have is left out. */
export async function getSparklines(
  viewer: Viewer,
  project: string,
  query: SparklinesQuery,
): Promise<SparklinesResponse> {
  const { projectId } = await openToRead(viewer, project);
  const rows = await db.run.findMany({
    where: { projectId, slug: { in: query.run }, deletedAt: null },
    select: { slug: true, summary: { select: { sparkline: true } } },
  });
  const bySlug = new Map(rows.map(({ slug, summary }) => [slug, summary?.sparkline ?? []]));
  const items = [...new Set(query.run)].flatMap((run) => {
    const sparkline = bySlug.get(run);
    return sparkline === undefined ? [] : [{ run, sparkline }];
  });
  return { items };
}
