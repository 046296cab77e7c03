import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { idsSetAside, ownSlug, restorableMs, toRestorable } from "@/lib/domain/set-aside";
import { nameTaken, notFound } from "@/lib/errors";
import { openDeleted, openToOwn, openToRead, owns } from "./access";
import { setProjectAside } from "./mutations";
import { listDeletedProjectsFor } from "./queries";
import type { DeletedProject, ProjectDetail } from "./schema";
import { getProjectDetail } from "./service";

/** Gone at once from every page, list, key and link; restorable for seven days. */
export async function removeProject(viewer: Viewer, slug: string): Promise<void> {
  const { projectId } = await openToOwn(viewer, slug);
  await db.project.update({ where: { id: projectId }, data: { deletedAt: new Date() } });
}

/** Brings back the project of this id that was deleted last, with its keys and links, by one of its owners. */
export async function restoreProject(viewer: Viewer, slug: string): Promise<ProjectDetail> {
  const deleted = await openDeleted(viewer, slug, new Date(Date.now() - restorableMs));
  const own = ownSlug(slug);
  if (deleted === null) {
    await openToRead(viewer, own).catch(() => {
      throw notFound("deleted project", slug);
    });
    return getProjectDetail(viewer, own);
  }
  const { projectId } = deleted;
  await db.$transaction(async (tx) => {
    const living = await tx.project.findFirst({ where: { slug: own, deletedAt: null } });
    if (living !== null) throw nameTaken("project", own);
    if (deleted.slug !== own) await setProjectAside(tx, own);
    await tx.project.update({ where: { id: projectId }, data: { slug: own, deletedAt: null } });
  });
  return getProjectDetail(viewer, own);
}

/** The projects that this viewer may still restore, deleted last first. */
export async function listDeletedProjects(viewer: Viewer): Promise<DeletedProject[]> {
  const nowMs = Date.now();
  const userId = viewer.kind === "user" ? viewer.userId : null;
  const rows = await listDeletedProjectsFor(userId, new Date(nowMs - restorableMs));
  const mine = rows.filter((project) => owns(viewer, project));
  const living = await db.project.findMany({
    where: { slug: { in: idsSetAside(mine) }, deletedAt: null },
    select: { slug: true },
  });
  const taken = new Set(living.map(({ slug }) => slug));
  return mine.flatMap(({ deletedAt, ...row }) =>
    deletedAt === null ? [] : toRestorable({ ...row, deletedAt }, { taken, nowMs }),
  );
}
