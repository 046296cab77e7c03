import "server-only";
import { db } from "@/lib/db/client";
import { curvesIn, type JudgedCurve, judgedCurve } from "@/lib/domain/judged-curve";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { AlarmPlan } from "@/lib/domain/onset/window-alarm";
import { settingsOf } from "@/lib/projects/settings";
import type { AnalysisRequest } from "./analysis/analyse-run";
import type { AnalysisQuery } from "./analysis/analysis-schema";
import { readEvaluated } from "./analysis/rate-rows";
import { listCountedSets, type RunRow } from "./queries";

type Run = Pick<RunRow, "id" | "projectId" | "status" | "summary" | "plannedCheckpoints">;

/** The question an analysis answers: what was asked, else the project's settings and the run's headline split. */
export async function analysisRequestFor(
  run: Run,
  query: AnalysisQuery,
): Promise<AnalysisRequest | null> {
  const project = await db.project.findUniqueOrThrow({ where: { id: run.projectId } });
  const settings = settingsOf(project);
  const asked = query.population ?? settings.population;
  const curve = await curveOf(run, { ...query, asked });
  if (curve === null) return null;
  return {
    ...curve,
    alpha: query.alpha ?? settings.alpha,
    plan: planOf(run),
    minimumDrop: settings.minimumDrop,
    margin: (query.margin ?? settings.acceptableLoss) / 100,
    asked,
  };
}

/** One rule for one state of a run: page and verdict never disagree. */
function planOf({ status, plannedCheckpoints }: Run): AlarmPlan {
  if (status !== "running") return { rule: "finished" };
  if (plannedCheckpoints === null) return { rule: "open-ended" };
  return { rule: "planned", checkpoints: plannedCheckpoints };
}

async function curveOf(
  run: Run,
  { split, population, asked }: AnalysisQuery & { asked: Population },
): Promise<JudgedCurve | null> {
  if (split !== undefined && population !== undefined) return { split, population };
  const evaluated =
    run.summary?.hasRates === false
      ? { counts: await listCountedSets(run), rates: [] }
      : await readEvaluated(run, null);
  const curve = judgedCurve(curvesIn(evaluated), { split, population: asked });
  return curve && population ? { ...curve, population } : curve;
}
