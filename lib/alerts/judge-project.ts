import "server-only";
import { db } from "@/lib/db/client";
import { type RunFact, runFacts } from "@/lib/domain/alerts/run-facts";
import { bestPoint } from "@/lib/domain/decision/best-checkpoint";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { type AccuracyAt, accuraciesOn } from "@/lib/domain/run-summary";
import { callId } from "@/lib/http/call-context";
import { log } from "@/lib/http/log";
import { askToDeliver, askToJudgeAgain } from "@/lib/jobs/queue";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";
import { analysisOf } from "@/lib/runs/analysis/get-analysis";
import { readEvaluated } from "@/lib/runs/analysis/rate-rows";
import { shownStatus } from "@/lib/runs/choices";
import { findRunById, listCheckpoints, type RunRow } from "@/lib/runs/queries";
import { claimFirings, type NewFact, writeFacts } from "./mutations";
import { listRules, listUnjudged, type Unjudged } from "./queries";

/** A training says that it ended before its last results are here: its end is told when nothing came for so long. */
const settledMs = 10_000;
/** Where no result came yet at all, the file of a finished training may still be on its way. */
const settledWithoutResultsMs = 60_000;

/** As many points of a curve as a small picture shows. */
const curvePoints = 200;

/**
 * Makes the analyses that are due in a project, finds what happened to its runs and tells it by the project's rules.
 * Done twice, or by two processes at once, it finds the same facts and tells them once.
 */
export async function judgeProject(projectId: string, now = Date.now()): Promise<void> {
  const project = await db.project.findFirst({ where: { id: projectId, deletedAt: null } });
  if (project === null) return;
  const { hasUnsettled } = await findFacts(project, { now });
  if (hasUnsettled) await askToJudgeAgain({ projectId, request: callId() }, settledMs);
  for (const { id, status } of await claimFirings(projectId)) {
    if (status === "waiting") await askToDeliver({ projectId, id, request: callId() });
  }
}

/**
 * Finds what is new of the runs that changed; `limits` asks for further ones than the rules do. The end of a run that
 * data may still come to at `now` is left for later; without `now` all is found as it stands.
 */
export async function findFacts(
  { id: projectId, slug }: { id: string; slug: string },
  { limits: asked = [], now = null }: { limits?: readonly number[]; now?: number | null } = {},
): Promise<{ hasUnsettled: boolean }> {
  await analyseDueRuns(slug);
  const rules = await listRules({ projectId });
  const limits = [...new Set([...rules.flatMap(({ value }) => value ?? []), ...asked])].toSorted();
  let hasUnsettled = false;
  for (const run of await listUnjudged(projectId, limits)) {
    const isSettled = await judgeRun({ projectId, slug, now }, run, limits);
    hasUnsettled ||= !isSettled;
  }
  return { hasUnsettled };
}

/** Answers false where the run's end is to be looked at again. */
async function judgeRun(
  { projectId, slug, now }: { projectId: string; slug: string; now: number | null },
  { id, state }: Unjudged,
  limits: readonly number[],
): Promise<boolean> {
  try {
    const run = await findRunById({ projectId, id });
    if (run === null || run.deletedAt !== null) return true;
    const found = await factsOf(run, limits);
    const isSettled = now === null || now - lastChangeOf(run) >= quietNeeded(found);
    const facts = isSettled ? found : found.filter(({ kind }) => kind !== "finished");
    const hasAll = facts.length === found.length;
    const place = { project: slug, run: run.slug };
    // Another text than any state: the run is looked at again.
    await writeFacts({ projectId, id, state: hasAll ? state : `${state} early`, place }, facts);
    return hasAll;
  } catch (error) {
    log.error({ err: error, run: id }, "a run could not be judged");
    return true;
  }
}

function lastChangeOf({ updatedAt, summary }: RunRow): number {
  return Math.max(updatedAt.getTime(), summary?.updatedAt.getTime() ?? 0);
}

function quietNeeded(found: readonly NewFact[]): number {
  const end = found.find(({ kind }) => kind === "finished");
  return end?.step === null ? settledWithoutResultsMs : settledMs;
}

async function factsOf(run: RunRow, limits: readonly number[]): Promise<NewFact[]> {
  const analysis = await analysisOf(run, {});
  const { shown, known } = await curvesOf(run, analysis);
  const { heardAt } = run;
  const found = runFacts({
    status: shownStatus(run, Date.now()),
    heardAt: heardAt?.toISOString() ?? null,
    analysis: analysis as Parameters<typeof runFacts>[0]["analysis"],
    findings: analysis.findingSegments,
    known,
    limits,
  });
  return found.map((fact) => ({ ...fact, details: pictureOf(fact, shown), at: timeOf(fact, run) }));
}

/** When it became true: as the training says, else when the data came. */
function timeOf({ kind }: RunFact, run: RunRow): Date {
  const changed = run.summary?.updatedAt ?? run.updatedAt;
  if (kind === "finished") return run.finishedAt ?? changed;
  return kind === "stalled" ? (run.heardAt ?? changed) : changed;
}

function pictureOf({ step, epoch }: RunFact, shown: readonly AccuracyAt[]): object {
  const until = step === null ? shown : shown.filter((point) => point.step <= step);
  const every = Math.ceil(until.length / curvePoints) || 1;
  const kept = until.filter((_, index) => index % every === 0 || index === until.length - 1);
  const best = bestPoint(kept);
  return {
    step,
    epoch,
    curve: kept.map(({ accuracy }) => accuracy),
    best: best === null ? null : kept.indexOf(best),
    points: until.length,
  };
}

/** The curve that the run is judged by, and that of its known facts. */
async function curvesOf(
  run: RunRow,
  { split, population }: Pick<AnalysisResponse, "split" | "population">,
): Promise<{ shown: readonly AccuracyAt[]; known: readonly AccuracyAt[] }> {
  if (split === null) return { shown: [], known: [] };
  const evaluated = await readEvaluated(run, [split]);
  const checkpoints = await listCheckpoints(run);
  const epochs = new Map(checkpoints.map(({ step, epoch }) => [step, epoch]));
  const curveOf = (of: Population) =>
    accuraciesOn({ split, population: of }, { ...evaluated, epochs });
  return { shown: curveOf(population), known: curveOf("Known") };
}
