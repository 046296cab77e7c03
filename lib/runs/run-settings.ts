import "server-only";
import { db } from "@/lib/db/client";
import type { Population } from "@/lib/domain/knowledge";
import { type CountedRow, countsOf } from "@/lib/domain/populations";
import { headlineSplit } from "@/lib/domain/run-summary";
import { settingsOf } from "@/lib/projects/settings";
import type { AnalysisRequest } from "./analyse-run";
import type { AnalysisQuery } from "./analysis-schema";
import { listEvaluations, listSplits } from "./queries";

type Run = { id: string; projectId: string; status: string };

/** The question an analysis answers: what was asked, else the project's settings and the run's headline split. */
export async function analysisRequestFor(
  run: Run,
  query: AnalysisQuery,
): Promise<AnalysisRequest | null> {
  const project = await db.project.findUniqueOrThrow({ where: { id: run.projectId } });
  const settings = settingsOf(project);
  const split = query.split ?? headlineSplit(await listSplits(run.id));
  if (split === null) return null;
  return {
    split,
    population: query.population ?? (await populationIn(run.id, split, settings.population)),
    alpha: query.alpha ?? settings.alpha,
    rule: run.status === "running" ? "spending" : "all-pairs",
    minimumDrop: settings.minimumDrop,
    asked: query.population ?? settings.population,
  };
}

/** The project's population, or all examples where the split has none of it, as in a run without labels. */
async function populationIn(runId: string, split: string, wanted: Population): Promise<Population> {
  const rows = (await listEvaluations(runId, [split])) as CountedRow[];
  const hasAny = rows.some((row) => row.total > 0 && countsOf([row], wanted) !== null);
  return hasAny ? wanted : "all";
}
