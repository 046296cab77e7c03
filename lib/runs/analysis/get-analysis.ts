import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { announce } from "@/lib/db/notifications";
import { analyse } from "@/lib/domain/analysis";
import { findingText } from "@/lib/domain/findings/finding-words";
import { methodVersion } from "@/lib/domain/method-version";
import { fewestJudged } from "@/lib/domain/onset/window-alarm";
import { toPoints } from "@/lib/domain/points";
import { epochBreakWords } from "@/lib/domain/rates/epoch-order";
import type { RunRow } from "@/lib/runs/queries";
import { analysisRequestFor } from "@/lib/runs/run-settings";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { type AnalysisRequest, analyseRun, type RunAnalysis } from "./analyse-run";
import {
  type AnalysisQuery,
  type AnalysisResponse,
  analysisResponse,
  type LabelNoiseAnswer,
} from "./analysis-schema";
import { attributionOf, type RunAttribution } from "./attribution-of";
import { findingsOfAnalysis, recommendationReason } from "./findings-of-analysis";
import { getLabelBands } from "./get-label-bands";

/** What Onset says of a run; the analysis that the run page opens with is stored, others are made when asked for. */
export async function getAnalysis(
  viewer: Viewer,
  ref: RunRef,
  query: AnalysisQuery,
): Promise<AnalysisResponse> {
  return analysisOf(await requireRun(viewer, ref), query);
}

export async function analysisOf(run: RunRow, query: AnalysisQuery): Promise<AnalysisResponse> {
  const request = await analysisRequestFor(run, query);
  const key = JSON.stringify([methodVersion, shape, request, run.control]);
  const stored = run.summary?.analysedAt ? storedAnalysis.safeParse(run.summary.analysis) : null;
  if (stored?.data?.key === key) return stored.data.answer;
  const answer = request === null ? emptyResponse(run, query) : await makeResponse(run, request);
  const isDefault = Object.values(query).every((value) => value === undefined);
  if (isDefault && run.summary) await storeResponse(run, { key, answer });
  return answer;
}

const storedAnalysis = z.object({ key: z.string(), answer: analysisResponse });
type StoredAnalysis = z.infer<typeof storedAnalysis>;

/** Of the fields of an answer: an analysis that an earlier release stored with others is made anew. */
const shape = createHash("sha256")
  .update(JSON.stringify(z.toJSONSchema(analysisResponse)))
  .digest("base64url")
  .slice(0, 16);

async function makeResponse(run: RunRow, request: AnalysisRequest): Promise<AnalysisResponse> {
  const analysis = await analyseRun(run, request);
  const control = await attributionOf(run, request);
  const labelNoise = await getLabelBands(run, request.split);
  return toResponse(run, request, { analysis, control, labelNoise });
}

function toResponse(
  run: RunRow,
  request: AnalysisRequest,
  found: {
    analysis: RunAnalysis;
    control: RunAttribution | null;
    labelNoise: LabelNoiseAnswer | null;
  },
): AnalysisResponse {
  const { analysis, control, labelNoise } = found;
  const hasUnknown =
    run.summary?.unknownShare === null || !run.summary ? null : run.summary.unknownShare > 0;
  const findings = findingsOfAnalysis(analysis, {
    control,
    hasUnknown,
    openSets: run.summary?.openSets ?? 0,
  });
  const { epochBreak: _, recommended, ...rest } = analysis;
  return {
    ...rest,
    run: run.slug,
    alpha: request.alpha,
    recommended: recommended && {
      step: recommended.step,
      epoch: recommended.epoch,
      accuracy: recommended.accuracy,
      optimism: recommended.optimism,
      unknownFitted: recommended.unknownFitted,
      knownFitted: recommended.knownFitted,
      reason: recommendationReason(analysis, findings),
    },
    attributable: control && attributableIn(control),
    labelNoise,
    findings: findings.map(findingText),
    findingSegments: findings,
    warnings: warningsOf(analysis, request.asked),
  };
}

function attributableIn({
  slug,
  loss,
  at,
  question,
  seeds,
}: RunAttribution): NonNullable<AnalysisResponse["attributable"]> {
  return {
    control: slug,
    ...at,
    question,
    seeds,
    points: toPoints(loss.loss),
    low: toPoints(loss.low),
    high: toPoints(loss.high),
    examples: loss.examples,
    runFall: toPoints(loss.runFall),
    controlFall: toPoints(loss.controlFall),
  };
}

function warningsOf(found: RunAnalysis, wanted: string): string[] {
  const { basis, drop, best, last, paired, onset, population, split, epochBreak, leftOut } = found;
  const warnings: string[] = [];
  if (population !== wanted && best !== null) {
    warnings.push(
      `Split ${split} has no examples of population ${wanted}; all its examples are ${basis === "counts" ? "judged" : "drawn"} together.`,
    );
  }
  if (leftOut.length > 0) {
    const steps = leftOut.slice(0, 5).map(({ step }) => step);
    const more = leftOut.length > 5 ? " and others" : "";
    warnings.push(
      `Drawn, but left out of what is concluded, since under 90 % of the examples were scored: step ${steps.join(", ")}${more}.`,
    );
  }
  if (
    paired &&
    drop &&
    best &&
    last &&
    (drop.compared < (best.total ?? 0) || drop.compared < (last.total ?? 0))
  ) {
    warnings.push(
      `Checkpoints evaluated different examples: best and last are compared on the ${drop.compared} that both evaluated.`,
    );
  }
  if (epochBreak !== null) warnings.push(epochBreakWords(epochBreak));
  else if (onset.estimate?.unit === "step")
    warnings.push("Some checkpoints have no epoch: the start of the fall is given as a step.");
  return warnings;
}

/** A run without an evaluation outside training: sentences and nulls, no numbers. */
function emptyResponse(run: RunRow, query: AnalysisQuery): AnalysisResponse {
  const population = query.population ?? "Known";
  const nothing = {
    split: "",
    population,
    counts: [],
    outcomes: null,
    fit: { known: [], unknown: [] },
  };
  const settings = {
    alpha: 0.05,
    plan: { rule: "finished" },
    minimumDrop: 0,
    margin: 0.02,
  } as const;
  const made = analyse({ ...nothing, ...settings });
  const analysis = { ...made, epochBreak: null };
  const request = {
    split: "",
    population,
    ...settings,
    alpha: query.alpha ?? 0.05,
    asked: population,
  } as const;
  const found = { analysis, control: null, labelNoise: null };
  return { ...toResponse(run, request, found), split: null };
}

/** Stored, and announced to those who watch, only when no upload came in between. */
async function storeResponse(run: RunRow, stored: StoredAnalysis): Promise<void> {
  const { answer } = stored;
  const estimate = answer.onset.alarm && answer.onset.estimate;
  const data = {
    analysis: stored,
    analysedAt: new Date(),
    // The data are what they were, and so is all that was computed of them.
    updatedAt: run.summary?.updatedAt,
    // From here on a point is surely lost.
    onsetEpoch: estimate && estimate.unit === "epoch" ? estimate.onePointLost.high : null,
    recommendedStep: answer.recommended?.step ?? null,
    recommendedEpoch: answer.recommended?.epoch ?? null,
    confirmedStep: answer.onset.alarm?.step ?? null,
    confirmedEpoch: answer.onset.alarm?.epoch ?? null,
    isWithheld: answer.findingSegments.some(({ kind }) => kind === "abstention"),
    health: healthOf(answer),
  };
  await db.$transaction(async (tx) => {
    const where = {
      projectId: run.projectId,
      runId: run.id,
      dataVersion: run.summary?.dataVersion,
    };
    const { count } = await tx.runSummary.updateMany({ where, data });
    if (count === 0) return;
    const project = await tx.project.findUniqueOrThrow({ where: { id: run.projectId } });
    await announce(tx, { project: project.slug, run: run.slug });
  });
}

function healthOf({
  basis,
  eligible,
  hasPower,
  onset,
}: AnalysisResponse): "healthy" | "degrading" | "insufficient-data" {
  if (onset.alarm !== null) return "degrading";
  const isJudged = basis === "counts" && eligible >= fewestJudged && hasPower;
  return isJudged ? "healthy" : "insufficient-data";
}
