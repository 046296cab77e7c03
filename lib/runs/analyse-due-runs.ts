import "server-only";
import { db } from "@/lib/db/client";
import { log } from "@/lib/http/log";
import { analysisOf } from "./get-analysis";
import { announce } from "./mutations";

const include = { summary: true, dataset: { select: { slug: true } } } as const;

/**
 * Makes the analyses that uploads and changed labels or settings left due in a project, one run after the other.
 * Called after the answer is sent; a failure is logged, and the analysis is made when somebody asks for it.
 */
export async function analyseDueRuns(project: string): Promise<void> {
  const due = await db.run.findMany({
    where: { project: { slug: project }, deletedAt: null, summary: { analysedAt: null } },
    include,
    orderBy: { updatedAt: "desc" },
  });
  for (const run of due) {
    try {
      await analysisOf(run, {});
      await db.$transaction((tx) => announce(tx, { project, run: run.slug }));
    } catch (error) {
      log.error({ err: error, project, run: run.slug }, "the analysis of a run failed");
    }
  }
}
