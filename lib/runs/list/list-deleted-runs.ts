import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { idsSetAside, restorableMs, toRestorable } from "@/lib/domain/set-aside";
import { openToWrite } from "@/lib/projects/access";
import { mostRunsAtOnce } from "@/lib/runs/choices";
import type { DeletedRun } from "./list-schema";

/** The runs that can still be restored, deleted last first, at most 1,000; for those who may restore them. */
export async function listDeletedRuns(viewer: Viewer, project: string): Promise<DeletedRun[]> {
  const { projectId } = await openToWrite(viewer, project);
  const nowMs = Date.now();
  const rows = await db.run.findMany({
    where: { projectId, deletedAt: { gt: new Date(nowMs - restorableMs) } },
    select: { slug: true, name: true, deletedAt: true, summary: { select: { checkpoints: true } } },
    orderBy: [{ deletedAt: "desc" }, { id: "desc" }],
    take: mostRunsAtOnce,
  });
  const living = await db.run.findMany({
    where: { projectId, slug: { in: idsSetAside(rows) }, deletedAt: null },
    select: { slug: true },
  });
  const taken = new Set(living.map(({ slug }) => slug));
  return rows.flatMap(({ deletedAt, summary, ...row }) =>
    deletedAt === null
      ? []
      : {
          ...toRestorable({ ...row, deletedAt }, { taken, nowMs }),
          checkpoints: summary?.checkpoints ?? 0,
        },
  );
}
