import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { ownSlug, restorableMs } from "@/lib/domain/set-aside";
import { nameTaken, notFound } from "@/lib/errors";
import { openToWrite } from "@/lib/projects/access";
import { actOnRuns } from "@/lib/runs/list/act-on-runs";
import type { RunDetail } from "@/lib/runs/schema";
import { getRun, type RunPlace } from "@/lib/runs/service";

/** Gone from every view at once, restorable for seven days. */
export async function removeRun(viewer: Viewer, place: RunPlace): Promise<void> {
  const input = { action: "delete" as const, runs: [place.run] };
  const { changed } = await actOnRuns(viewer, place.project, input);
  if (changed.length === 0) throw notFound("run", place.run);
}

/** Brings back the run of this id that was deleted last; one that is there already is answered as it is. */
export async function restoreRun(viewer: Viewer, place: RunPlace): Promise<RunDetail> {
  const scope = await openToWrite(viewer, place.project);
  const rows = await db.$queryRaw<{ slug: string; isThere: boolean }[]>`
    SELECT "slug", "deletedAt" IS NULL AS "isThere" FROM "run"
    WHERE "projectId" = ${scope.projectId}::uuid
      AND ("slug" = ${place.run} OR starts_with("slug", ${`${place.run}~`}))
      AND ("deletedAt" IS NULL OR "deletedAt" > ${new Date(Date.now() - restorableMs)})
    ORDER BY "deletedAt" DESC NULLS LAST`;
  const [last] = rows;
  if (last === undefined) throw notFound("deleted run", place.run);
  if (last.isThere) return getRun(viewer, place);
  if (rows.some(({ isThere }) => isThere)) throw nameTaken("run", place.run);
  await actOnRuns(viewer, place.project, { action: "restore", runs: [last.slug] });
  return getRun(viewer, { ...place, run: ownSlug(last.slug) });
}
