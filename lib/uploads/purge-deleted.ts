import "server-only";
import { lockDataset } from "@/lib/datasets/mutations";
import { db } from "@/lib/db/client";
import { removeBlocks } from "@/lib/db/prediction-block";
import { ofRuns, type RowKey } from "@/lib/db/row-key";
import { restorableMs } from "@/lib/domain/set-aside";
import { log } from "@/lib/http/log";
import { pruneOriginals } from "@/lib/uploads/originals";

const everyMs = 60 * 60 * 1000;

type Purged = {
  projects: number;
  datasets: number;
  runs: number;
  reports: number;
  uploads: number;
};

/**
 * Removes for good what was deleted or undone more than seven days ago, one thing at a time, answers to repeated calls
 * of that age, and files of uploads that are kept no longer; tells how many things.
 */
export async function purgeDeleted(): Promise<Purged> {
  const overdue = { lt: new Date(Date.now() - restorableMs) };
  const where = { deletedAt: overdue };
  const select = { id: true } as const;
  const purged: Purged = { projects: 0, datasets: 0, runs: 0, reports: 0, uploads: 0 };
  // Each is asked for once more as it is removed: restored meanwhile, it stays.
  for (const { id } of await db.project.findMany({ where, select }))
    purged.projects += (await db.project.deleteMany({ where: { id, ...where } })).count;
  for (const { id: projectId } of await db.project.findMany({ select })) {
    const of = { projectId };
    for (const { id } of await db.run.findMany({ where: { ...of, ...where }, select }))
      purged.runs += (await db.run.deleteMany({ where: { ...of, id, ...where } })).count;
    for (const { id } of await db.dataset.findMany({ where: { ...of, ...where }, select }))
      purged.datasets += await purgeDataset({ projectId, id }, overdue);
    purged.reports += (await db.report.deleteMany({ where: { ...of, ...where } })).count;
    const uploads = await db.upload.deleteMany({ where: { ...of, undoneAt: overdue } });
    purged.uploads += uploads.count;
    await db.repeatedRequest.deleteMany({ where: { ...of, createdAt: overdue } });
    await pruneOriginals(projectId);
  }
  return purged;
}

/** Its runs keep their counts; what names single examples goes with the examples. */
function purgeDataset(dataset: RowKey, overdue: { lt: Date }): Promise<number> {
  return db.$transaction(async (tx) => {
    const { projectId, id } = dataset;
    await lockDataset(tx, dataset);
    const isOverdue = await tx.dataset.count({ where: { projectId, id, deletedAt: overdue } });
    if (isOverdue === 0) return 0;
    const measured = { projectId, datasetId: id };
    const runs = await tx.run.findMany({
      where: measured,
      select: { id: true, projectId: true },
    });
    await tx.run.updateMany({ where: measured, data: { datasetId: null } });
    const { count } = await tx.dataset.deleteMany({ where: { projectId, id } });
    const where = ofRuns(
      dataset,
      runs.map((run) => run.id),
    );
    await tx.outcomeVector.deleteMany({ where });
    for (const run of runs) await removeBlocks(tx, run, { fromStep: 0 });
    await tx.trainingExample.deleteMany({ where });
    await tx.evaluation.updateMany({ where, data: { hasOutcomes: false } });
    return count;
  });
}

declare global {
  var onsetPurge: NodeJS.Timeout | undefined;
}

/** Purges now what is overdue, and from then on every hour while this process runs. */
export async function purgeFromNowOn(): Promise<void> {
  if (globalThis.onsetPurge !== undefined) return;
  const purge = () =>
    purgeDeleted().catch((error: unknown) => log.error({ err: error }, "a purge failed"));
  globalThis.onsetPurge = setInterval(purge, everyMs);
  globalThis.onsetPurge.unref();
  await purge();
}
