import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import { announce } from "@/lib/db/notifications";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { idsSetAside, ownSlug, restorableMs, toRestorable } from "@/lib/domain/set-aside";
import { nameTaken, notFound } from "@/lib/errors";
import { openToWrite, type WriteScope } from "@/lib/projects/access";
import { lockDataset, setDatasetAside } from "./mutations";
import { findDataset } from "./queries";
import type { DatasetDetail, DeletedDataset } from "./schema";
import { getDataset } from "./service";

type DatasetRef = { project: string; dataset: string };

/**
 * Gone from every view at once, restorable for seven days. Runs that were measured on it keep their counts; their
 * questions and answers, and what pairs the same examples, are away for as long.
 */
export async function removeDataset(viewer: Viewer, ref: DatasetRef): Promise<void> {
  const scope = await openToWrite(viewer, ref.project);
  const found = await findDataset(scope, ref.dataset);
  if (found === null) throw notFound("dataset", ref.dataset);
  await db.$transaction(async (tx) => {
    await lockDataset(tx, found);
    await tx.dataset.update({
      where: rowOf(found),
      data: { deletedAt: new Date(), version: { increment: 1 } },
    });
    await afterChange(tx, scope, found.id);
  }, longTransaction);
}

/** Brings back the dataset of this id that was deleted last; one that is there already is answered as it is. */
export async function restoreDataset(viewer: Viewer, ref: DatasetRef): Promise<DatasetDetail> {
  const scope = await openToWrite(viewer, ref.project);
  const living = await findDataset(scope, ownSlug(ref.dataset));
  const last = await db.dataset.findFirst({
    where: {
      projectId: scope.projectId,
      deletedAt: { gt: new Date(Date.now() - restorableMs) },
      OR: [{ slug: ref.dataset }, { slug: { startsWith: `${ref.dataset}~` } }],
    },
    orderBy: { deletedAt: "desc" },
  });
  if (last === null && living === null) throw notFound("deleted dataset", ref.dataset);
  if (last !== null && living !== null) throw nameTaken("dataset", living.slug);
  if (last !== null) {
    await db.$transaction(async (tx) => {
      await lockDataset(tx, last);
      const slug = ownSlug(last.slug);
      if (slug !== last.slug) await setDatasetAside(tx, scope, slug);
      await tx.dataset.update({
        where: rowOf(last),
        data: { slug, deletedAt: null, version: { increment: 1 } },
      });
      await afterChange(tx, scope, last.id);
    }, longTransaction);
  }
  return getDataset(viewer, { ...ref, dataset: ownSlug(ref.dataset) });
}

/** What was computed from its examples is due again, and said. */
async function afterChange(tx: Transaction, scope: WriteScope, id: string): Promise<void> {
  const { projectId } = scope;
  await tx.runSummary.updateMany({
    where: { projectId, run: { datasetId: id } },
    data: { analysedAt: null, dataVersion: { increment: 1 } },
  });
  const runs = await tx.run.findMany({
    where: { projectId, datasetId: id, deletedAt: null },
    select: { slug: true },
  });
  for (const run of runs) await announce(tx, { project: scope.slug, run: run.slug });
}

/** The datasets that can still be restored, deleted last first; for those who may restore them. */
export async function listDeletedDatasets(
  viewer: Viewer,
  project: string,
): Promise<DeletedDataset[]> {
  const { projectId } = await openToWrite(viewer, project);
  const nowMs = Date.now();
  const rows = await db.dataset.findMany({
    where: { projectId, deletedAt: { gt: new Date(nowMs - restorableMs) } },
    orderBy: { deletedAt: "desc" },
    take: 500,
  });
  const living = await db.dataset.findMany({
    where: { projectId, slug: { in: idsSetAside(rows) }, deletedAt: null },
    select: { slug: true },
  });
  const taken = new Set(living.map(({ slug }) => slug));
  return rows.flatMap(({ deletedAt, ...row }) =>
    deletedAt === null ? [] : toRestorable({ ...row, deletedAt }, { taken, nowMs }),
  );
}
