import "server-only";
import { relabelSets } from "@/lib/datasets/label-set-labels";
import { lockDataset } from "@/lib/datasets/mutations";
import { relabelDataset } from "@/lib/datasets/relabel";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import { db } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { evaluateRun } from "@/lib/runs/analysis/evaluate-run";
import { analysisOf } from "@/lib/runs/analysis/get-analysis";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun } from "@/lib/runs/mutations";
import { findRunById, type RunRow } from "@/lib/runs/queries";
import { rescoreRun } from "./rescore-run";

/** A figure of a run that is another one after the settings changed; accuracies are ratios, drop is a ratio too. */
export type MovedFigure = {
  name: "best" | "last" | "drop" | "onset" | "recommended" | "health";
  before: string | number | null;
  after: string | number | null;
};
export type RecomputedRun = { run: string; done: number; of: number; moved: MovedFigure[] };

const include = { summary: true, dataset: { select: { slug: true } } } as const;

/**
 * Computes every run of a project again by the settings in force, one after the other, and tells after each
 * what moved. With `isRescored` kept predictions are scored and SliCK draws labelled again first.
 */
export async function* recomputeProject(
  projectId: string,
  isRescored: boolean,
): AsyncGenerator<RecomputedRun> {
  if (isRescored) await relabelProject(projectId);
  const runs = await db.run.findMany({
    where: { projectId },
    include,
    orderBy: { createdAt: "asc" },
  });
  for (const [index, run] of runs.entries()) {
    await db.$transaction(async (tx) => {
      await lockRun(tx, run);
      if (isRescored) await rescoreRun(tx, run);
      if (isRescored) await evaluateRun(tx, run, "all");
      await summariseRun(tx, run);
    }, longTransaction);
    const fresh = await findRunById(run);
    if (fresh === null) continue;
    await analysisOf(fresh, {});
    const after = await findRunById(run);
    // Computed too, since it may be restored, but nobody sees it.
    if (run.deletedAt !== null) continue;
    yield {
      run: run.slug,
      done: index + 1,
      of: runs.length,
      moved: movedFigures(run, after ?? fresh),
    };
  }
}

async function relabelProject(projectId: string): Promise<void> {
  const project = await db.project.findUniqueOrThrow({ where: { id: projectId } });
  for (const dataset of await db.dataset.findMany({ where: { projectId } })) {
    await db.$transaction(async (tx) => {
      await lockDataset(tx, dataset);
      await relabelDataset(tx, dataset, scoringRuleOf(dataset, project));
      await relabelSets(tx, dataset, project);
      await tx.dataset.update({ where: rowOf(dataset), data: { version: { increment: 1 } } });
    }, longTransaction);
  }
}

function movedFigures(before: RunRow, after: RunRow): MovedFigure[] {
  const figures = (run: RunRow): [MovedFigure["name"], MovedFigure["before"]][] => [
    ["best", run.summary?.bestAccuracy ?? null],
    ["last", run.summary?.lastAccuracy ?? null],
    ["drop", run.summary?.drop ?? null],
    ["onset", run.summary?.onsetEpoch ?? null],
    ["recommended", run.summary?.recommendedStep ?? null],
    ["health", run.summary?.health ?? null],
  ];
  const now = new Map(figures(after));
  return figures(before).flatMap(([name, value]) => {
    const other = now.get(name) ?? null;
    return other === value ? [] : [{ name, before: value, after: other }];
  });
}
