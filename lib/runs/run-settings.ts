import "server-only";
import { db } from "@/lib/db/client";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { countsOf } from "@/lib/domain/knowledge/populations";
import type { AlarmPlan } from "@/lib/domain/onset/window-alarm";
import { headlineSplit } from "@/lib/domain/run-summary";
import { settingsOf } from "@/lib/projects/settings";
import type { AnalysisRequest } from "./analysis/analyse-run";
import type { AnalysisQuery } from "./analysis/analysis-schema";
import { readEvaluated } from "./analysis/rate-rows";
import { listSplits, type RunRow } from "./queries";

type Run = Pick<RunRow, "id" | "projectId" | "status" | "summary" | "plannedCheckpoints">;

/** The question an analysis answers: what was asked, else the project's settings and the run's headline split. */
export async function analysisRequestFor(
  run: Run,
  query: AnalysisQuery,
): Promise<AnalysisRequest | null> {
  const project = await db.project.findUniqueOrThrow({ where: { id: run.projectId } });
  const settings = settingsOf(project);
  const split = query.split ?? (await splitToJudge(run));
  if (split === null) return null;
  return {
    split,
    population: query.population ?? (await populationIn(run, split, settings.population)),
    alpha: query.alpha ?? settings.alpha,
    plan: planOf(run),
    minimumDrop: settings.minimumDrop,
    margin: (query.margin ?? settings.acceptableLoss) / 100,
    asked: query.population ?? settings.population,
  };
}

/** One rule for one state of a run: page and verdict never disagree. */
function planOf({ status, plannedCheckpoints }: Run): AlarmPlan {
  if (status !== "running") return { rule: "finished" };
  if (plannedCheckpoints === null) return { rule: "open-ended" };
  return { rule: "planned", checkpoints: plannedCheckpoints };
}

/** The headline split of what was counted, else of what was logged as rates of a known class, else of open sets. */
async function splitToJudge(run: Run): Promise<string | null> {
  const counted = headlineSplit(await listSplits(run));
  if (counted !== null || run.summary?.hasRates === false) return counted;
  const { counts, rates } = await readEvaluated(run, null);
  const judged = rates.filter(({ category }) => category !== null);
  return (
    headlineSplit(counts.map(({ split }) => split)) ??
    headlineSplit(judged.map(({ split }) => split)) ??
    headlineSplit(rates.map(({ split }) => split))
  );
}

/** The project's population, or all examples where the split has none of it, as in a run without labels. */
async function populationIn(run: Run, split: string, wanted: Population): Promise<Population> {
  const { counts, rates } = await readEvaluated(run, [split]);
  const hasAny = counts.some((row) => row.total > 0 && countsOf([row], wanted) !== null);
  if (hasAny) return wanted;
  if (counts.some(({ total }) => total > 0)) return "all";
  return rates.some(({ category }) => category === wanted) ? wanted : "all";
}
