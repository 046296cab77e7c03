import "server-only";
import { db } from "@/lib/db/client";
import { log } from "@/lib/http/log";
import { analysisOf } from "./get-analysis";

const include = { summary: true, dataset: { select: { slug: true } } } as const;
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
    const tried = new Set<string>();
    while (await analyseNext(project, tried));
  } finally {
    underWay.delete(project);
  }
}

/** False when nothing is due but what was tried already; a run that an upload changed meanwhile is due again. */
async function analyseNext(project: string, tried: Set<string>): Promise<boolean> {
  const due = await db.run.findMany({
    where: { project: { slug: project }, deletedAt: null, summary: { analysedAt: null } },
    select: { id: true, summary: { select: { dataVersion: true } } },
    orderBy: { updatedAt: "desc" },
  });
  const versionOf = (run: (typeof due)[number]) => `${run.id}/${run.summary?.dataVersion}`;
  const next = due.find((run) => !tried.has(versionOf(run)));
  if (next === undefined) return false;
  tried.add(versionOf(next));
  try {
    const run = await db.run.findUnique({ where: { id: next.id }, include });
    if (run !== null) await analysisOf(run, {});
  } catch (error) {
    log.error({ err: error, project, run: next.id }, "the analysis of a run failed");
  }
  return true;
}
