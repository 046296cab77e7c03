import "server-only";
import { db } from "@/lib/db/client";
import { log } from "@/lib/http/log";
import { restorableMs } from "./bulk-mutations";

const graceMs = 1000;

/** Removes the runs whose hour to be restored is over, with everything of them, one at a time; tells how many. */
export async function purgeDeletedRuns(): Promise<number> {
  const overdue = { lt: new Date(Date.now() - restorableMs) };
  const runs = await db.run.findMany({ where: { deletedAt: overdue }, select: { id: true } });
  let purged = 0;
  for (const { id } of runs) {
    // Restored or made anew meanwhile: it stays.
    const { count } = await db.run.deleteMany({ where: { id, deletedAt: overdue } });
    purged += count;
  }
  return purged;
}

declare global {
  var onsetPurge: NodeJS.Timeout | undefined;
}

/** Purges now what is overdue, and once more when the hour of what was deleted last is over. */
export async function purgeDeletedRunsInTime(): Promise<void> {
  clearTimeout(globalThis.onsetPurge);
  const purge = () =>
    purgeDeletedRuns().catch((error: unknown) => log.error({ err: error }, "a purge failed"));
  globalThis.onsetPurge = setTimeout(purge, restorableMs + graceMs);
  globalThis.onsetPurge.unref();
  await purge();
}
