import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { ownSlug, restorableMs } from "@/lib/domain/set-aside";
import { nameTaken, notFound } from "@/lib/errors";
import { openToWrite } from "@/lib/projects/access";
import { actOnRuns } from "@/lib/runs/list/act-on-runs";
import type { RunDetail } from "@/lib/runs/schema";
import { getRun, type RunRef } from "@/lib/runs/service";

/** Gone from every view at once, restorable for seven days. */
export async function removeRun(viewer: Viewer, ref: RunRef): Promise<void> {
  const input = { action: "delete" as const, runs: [ref.run] };
  const { changed } = await actOnRuns(viewer, ref.project, input);
  if (changed.length === 0) throw notFound("run", ref.run);
}

/** Brings back the run of this id that was deleted last; one that is there already is answered as it is. */
export async function restoreRun(viewer: Viewer, ref: RunRef): Promise<RunDetail> {
  const scope = await openToWrite(viewer, ref.project);
  const rows = await db.$queryRaw<{ slug: string; isThere: boolean }[]>`
    SELECT "slug", "deletedAt" IS NULL AS "isThere" FROM "run"
    WHERE "projectId" = ${scope.projectId}::uuid
      AND ("slug" = ${ref.run} OR starts_with("slug", ${`${ref.run}~`}))
      AND ("deletedAt" IS NULL OR "deletedAt" > ${new Date(Date.now() - restorableMs)})
    ORDER BY "deletedAt" DESC NULLS LAST`;
  const [last] = rows;
  if (last === undefined) throw notFound("deleted run", ref.run);
  if (last.isThere) return getRun(viewer, ref);
  if (rows.some(({ isThere }) => isThere)) throw nameTaken("run", ref.run);
  await actOnRuns(viewer, ref.project, { action: "restore", runs: [last.slug] });
  return getRun(viewer, { ...ref, run: ownSlug(last.slug) });
}
