import "server-only";
import { db } from "@/lib/db/client";
import { type CurvePoint, type RunFact, runFacts } from "@/lib/domain/alerts/run-facts";
import { bestPoint } from "@/lib/domain/decision/best-checkpoint";
import { ratePoints, summariseRates, summariseRows } from "@/lib/domain/run-summary";
import { callId } from "@/lib/http/call-context";
import { log } from "@/lib/http/log";
import { askToDeliver } from "@/lib/jobs/queue";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { analysisOf } from "@/lib/runs/analysis/get-analysis";
import { readEvaluated } from "@/lib/runs/analysis/rate-rows";
import { shownStatus } from "@/lib/runs/choices";
import { findRunById, listCheckpoints, type RunRow } from "@/lib/runs/queries";
import { claimFirings, type NewFact, writeFacts } from "./mutations";
import { listRules, listUnjudged, type Unjudged } from "./queries";

/** As many points of a curve as a small picture shows. */
const curvePoints = 200;

/**
 * Makes the analyses that are due in a project, finds what happened to its runs and tells it by the project's rules.
 * Done twice, or by two processes at once, it finds the same facts and tells them once.
 */
export async function judgeProject(projectId: string): Promise<void> {
  const project = await db.project.findFirst({ where: { id: projectId, deletedAt: null } });
  if (project === null) return;
  await findFacts(project);
  for (const { id, status } of await claimFirings(projectId)) {
    if (status === "waiting") await askToDeliver({ projectId, id, request: callId() });
  }
}

/** Finds what is new of the runs that changed; `limits` asks for further ones than the rules do. */
export async function findFacts(
  { id: projectId, slug }: { id: string; slug: string },
  { limits: asked = [] }: { limits?: readonly number[] } = {},
): Promise<void> {
  await analyseDueRuns(slug);
  const rules = await listRules({ projectId });
  const limits = [...new Set([...rules.flatMap(({ value }) => value ?? []), ...asked])].toSorted();
  for (const run of await listUnjudged(projectId, limits))
    await judgeRun({ projectId, slug }, run, limits);
}

async function judgeRun(
  { projectId, slug }: { projectId: string; slug: string },
  { id, state }: Unjudged,
  limits: readonly number[],
): Promise<void> {
  try {
    const run = await findRunById(id);
    if (run === null || run.deletedAt !== null) return;
    const facts = await factsOf(run, limits);
    const place = { project: slug, run: run.slug };
    await writeFacts({ projectId, id, state, place }, facts);
  } catch (error) {
    log.error({ err: error, run: id }, "a run could not be judged");
  }
}

async function factsOf(run: RunRow, limits: readonly number[]): Promise<NewFact[]> {
  const analysis = await analysisOf(run, {});
  const { shown, known } = await curvesOf(run);
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

function pictureOf({ step, epoch }: RunFact, shown: readonly CurvePoint[]): object {
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

/** The curve that lists show of a run, and that of its known facts. */
async function curvesOf(
  run: RunRow,
): Promise<{ shown: readonly CurvePoint[]; known: readonly CurvePoint[] }> {
  const { counts, rates } = await readEvaluated(run, null);
  const checkpoints = await listCheckpoints(run.id);
  const epochs = new Map(checkpoints.map(({ step, epoch }) => [step, epoch]));
  const counted = summariseRows(counts, { population: "Known", epochs });
  if (counted.points.length === 0) {
    const logged = summariseRates(rates, "Known");
    const known = logged.population === "Known" ? logged.points : [];
    return { shown: logged.points, known };
  }
  const split = counted.split ?? "";
  return {
    shown: counted.points,
    known: ratePoints(counts, { split, population: "Known", epochs }),
  };
}
