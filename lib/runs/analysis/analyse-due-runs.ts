import "server-only";
import { db } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import { log } from "@/lib/http/log";
import { meters } from "@/lib/http/meters";
import { findRunById } from "@/lib/runs/queries";
import { analysisOf } from "./get-analysis";

const underWay = new Set<string>();

/**
 * Makes the analyses that are due in a project, one run after the other, until none is left: after uploads, changed
 * labels and settings, and where a process died before it came to them. Called after the answer is sent; a failure
 * is logged, and the analysis is made when somebody asks for it. One call at a time does the work for all.
 */
export async function analyseDueRuns(project: string): Promise<void> {
  if (underWay.has(project)) return;
  underWay.add(project);
  try {
    const { id } = await db.project.findUniqueOrThrow({ where: { slug: project } });
    const failed = new Set<string>();
    for (let due = await nextDue(id, failed); due !== null; due = await nextDue(id, failed)) {
      if (!(await analyse({ projectId: id, id: due.runId }))) failed.add(versionOf(due));
    }
  } finally {
    underWay.delete(project);
  }
}

type Due = { runId: string; dataVersion: number };

function versionOf({ runId, dataVersion }: Due): string {
  return `${runId}/${dataVersion}`;
}

/**
 * The run of the project that changed last and is due, but not one that failed as it is now; null when none is left.
 * Reads one more than failed, from the index.
 */
async function nextDue(projectId: string, failed: ReadonlySet<string>): Promise<Due | null> {
  const due = await db.runSummary.findMany({
    where: { projectId, analysedAt: null, run: { deletedAt: null } },
    select: { runId: true, dataVersion: true },
    // By the null too, though it is the same everywhere: without it Postgres would sort.
    orderBy: [{ analysedAt: "desc" }, { updatedAt: "desc" }],
    take: failed.size + 1,
  });
  return due.find((run) => !failed.has(versionOf(run))) ?? null;
}

/** Whether it was made and kept; not so where it failed. */
async function analyse(due: RowKey): Promise<boolean> {
  const done = meters().analyses.startTimer();
  try {
    const run = await findRunById(due);
    if (run !== null) await analysisOf(run, {});
    done({ outcome: "made" });
    return true;
  } catch (error) {
    done({ outcome: "failed" });
    log.error({ err: error, run: due.id }, "the analysis of a run failed");
    return false;
  }
}
