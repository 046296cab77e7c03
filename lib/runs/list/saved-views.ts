import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { openToRead, openToWrite, type WriteScope } from "@/lib/projects/access";
import type { SavedView as SavedViewRow } from "@/prisma/generated/client";
import type { ChangeViewInput, SavedView, SaveViewInput } from "./list-schema";

const maxViews = 200;

export type ViewRef = { project: string; view: string };

/** The project's views by name. */
export async function listSavedViews(viewer: Viewer, project: string): Promise<SavedView[]> {
  const { projectId } = await openToRead(viewer, project);
  const rows = await db.savedView.findMany({
    where: { projectId },
    orderBy: { name: "asc" },
    take: maxViews,
  });
  return rows.map(toView);
}

export async function saveView(
  viewer: Viewer,
  project: string,
  input: SaveViewInput,
): Promise<SavedView> {
  const scope = await openToWrite(viewer, project);
  const count = await db.savedView.count({ where: { projectId: scope.projectId } });
  if (count >= maxViews)
    throw new AppError("conflict", `the project has ${maxViews} views; delete one first`);
  const owner = { projectId: scope.projectId, createdBy: scope.actor };
  return write(scope, input, () => db.savedView.create({ data: { ...input, ...owner } }));
}

/** Gives a view another name and query; refused where somebody changed it since the version that is named. */
export async function changeView(
  viewer: Viewer,
  { project, view }: ViewRef,
  { version, ...data }: ChangeViewInput,
): Promise<SavedView> {
  const scope = await openToWrite(viewer, project);
  const { projectId, actor } = scope;
  await requireView(scope, view);
  return write(scope, data, async () => {
    const change = { ...data, changedBy: actor, version: { increment: 1 } };
    const where = { id: view, projectId, version };
    const { count } = await db.savedView.updateMany({ where, data: change });
    const row = await db.savedView.findFirst({ where: { id: view, projectId } });
    if (row === null) throw notFound("view", view);
    if (count === 0) {
      const who = row.changedBy ?? "somebody";
      throw new AppError(
        "conflict",
        `${who} changed the view "${row.name}" since you opened this page: nothing was saved; look at it as it is now, then save again`,
      );
    }
    return row;
  });
}

export async function removeView(viewer: Viewer, { project, view }: ViewRef): Promise<void> {
  const scope = await openToWrite(viewer, project);
  await requireView(scope, view);
  await db.savedView.deleteMany({ where: { id: view, projectId: scope.projectId } });
}

async function requireView(scope: WriteScope, id: string): Promise<void> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const where = { id, projectId: scope.projectId };
  if (!isId || (await db.savedView.count({ where })) === 0) throw notFound("view", id);
}

async function write(
  scope: WriteScope,
  { name }: SaveViewInput,
  store: () => Promise<SavedViewRow>,
): Promise<SavedView> {
  try {
    return toView(await store());
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "P2025") throw notFound("view", name);
    if (code !== "P2002") throw error;
    const message = `project "${scope.slug}" has a view "${name}" already`;
    throw new AppError("conflict", message, [{ column: "name", message }]);
  }
}

function toView({ id, name, query, version, createdAt }: SavedViewRow): SavedView {
  return { id, name, query, version, createdAt: createdAt.toISOString() };
}
