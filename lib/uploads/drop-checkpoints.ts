import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { restorableDays, restorableMs } from "@/lib/domain/set-aside";
import { AppError, notFound } from "@/lib/errors";
import { isUuid } from "@/lib/http/schema";
import { openToRead, openToWrite } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun, takeTurn } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import { placeInFront, readPlace } from "@/lib/runs/store/only";
import { recordChange } from "@/lib/runs/store/run-changes";
import type { Upload } from "@/prisma/generated/client";
import { clearFromStep } from "./clear-places";
import { hasMlflowPoints, loggedByMlflow } from "./logged-by-mlflow";
import { replayPlaces, stepsOf } from "./replay";
import type { DropPreview, DropResponse } from "./schema";
import { undoProblem } from "./undo-problem";

type RunRef = { project: string; run: string };

const dropDetails = z.object({
  checkpoints: z.number(),
  metrics: z.number(),
  isFinal: z.boolean().optional(),
});

/** What a drop from this step on would take, without taking it. */
export async function previewDrop(
  viewer: Viewer,
  ref: RunRef,
  fromStep: number,
): Promise<DropPreview> {
  const run = await findRun(await openToRead(viewer, ref.project), ref.run);
  if (run === null) throw notFound("run", ref.run);
  return preview(db, run, fromStep);
}

async function preview(tx: Transaction, run: RowKey, fromStep: number): Promise<DropPreview> {
  const where = { ...ofRun(run), step: { gte: fromStep } };
  const [checkpoints, metrics, uploads] = await Promise.all([
    tx.checkpoint.count({ where }),
    tx.metricPoint.count({ where }),
    tx.upload.findMany({ where: { projectId: run.projectId, runId: run.id, undoneAt: null } }),
  ]);
  const steps = await tx.checkpoint.findMany({
    where,
    select: { step: true },
    orderBy: { step: "asc" },
  });
  const lost = uploads.find((upload) => reaches(upload, fromStep) && undoProblem(upload) !== null);
  const problem = lost === undefined ? null : undoProblem(lost);
  const isLogged = await hasMlflowPoints(tx, run, { places: null, fromStep });
  const whyLost =
    lost === undefined ? null : `${lost.filename ?? lost.format} cannot be read again: ${problem}`;
  const whyFinal = isLogged ? loggedByMlflow : whyLost;
  return {
    ...{ checkpoints, metrics, whyFinal },
    firstStep: steps[0]?.step ?? null,
    lastStep: steps.at(-1)?.step ?? null,
  };
}

/** Whether an upload may have written at or after a step; metrics do not tell by their places. */
function reaches({ places }: Upload, fromStep: number): boolean {
  return places.some((place) => {
    const read = readPlace(place);
    return read !== null && (read.kind === "metric" || read.step >= fromStep);
  });
}

/**
 * Takes every checkpoint and metric of a run from a step on, for a training that went back to an older checkpoint.
 * What is uploaded later stands, whatever its steps. Id null: there was nothing to take.
 */
export async function dropCheckpoints(
  viewer: Viewer,
  ref: RunRef,
  fromStep: number,
): Promise<DropResponse> {
  const scope = await openToWrite(viewer, ref.project);
  const run = await findRun(scope, ref.run);
  if (run === null) throw notFound("run", ref.run);
  return db.$transaction(async (tx) => {
    await lockRun(tx, run);
    const { checkpoints, metrics, whyFinal } = await preview(tx, run, fromStep);
    if (checkpoints === 0 && metrics === 0) return { id: null, checkpoints, metrics, whyFinal };
    await clearFromStep(tx, run, fromStep);
    const details = { checkpoints, metrics, isFinal: whyFinal === loggedByMlflow };
    const turn = await takeTurn(tx, run);
    const change = { runId: run.id, kind: "drop" as const, details, fromStep, turn };
    const id = await recordChange(tx, scope, change);
    await summariseRun(tx, run);
    return { id, checkpoints, metrics, whyFinal };
  }, longTransaction);
}

/** The way back from `dropCheckpoints`, for seven days; what came since stays on top. */
export async function restoreDrop(viewer: Viewer, place: RunRef & { drop: string }): Promise<void> {
  const scope = await openToWrite(viewer, place.project);
  const run = await findRun(scope, place.run);
  if (run === null) throw notFound("run", place.run);
  await db.$transaction(async (tx) => {
    await lockRun(tx, run);
    const where = { projectId: scope.projectId, runId: run.id, id: place.drop, kind: "drop" };
    const drop = isUuid(place.drop) ? await tx.runChange.findFirst({ where }) : null;
    if (drop === null || drop.fromStep === null || drop.turn === null)
      throw notFound("drop", place.drop);
    if (drop.undoneAt !== null) return;
    if (drop.createdAt.getTime() < Date.now() - restorableMs) {
      throw new AppError(
        "conflict",
        `what was dropped from step ${drop.fromStep} on is gone: that was more than ${restorableDays} days ago`,
      );
    }
    const { isFinal, checkpoints, metrics } = dropDetails.parse(drop.details);
    if (isFinal) throw new AppError("conflict", `nothing was restored: ${loggedByMlflow}`);
    await tx.runChange.updateMany({ where, data: { undoneAt: new Date() } });
    await replayDropped(tx, scope, { run, fromStep: drop.fromStep, turn: drop.turn });
    const details = { checkpoints, metrics, fromStep: drop.fromStep };
    await recordChange(tx, scope, { runId: run.id, kind: "restore-drop", details });
  }, longTransaction);
}

async function replayDropped(
  tx: Transaction,
  scope: Parameters<typeof replayPlaces>[1],
  { run, fromStep, turn }: { run: RowKey; fromStep: number; turn: number },
): Promise<void> {
  const dropped = await tx.upload.findMany({
    where: { projectId: run.projectId, runId: run.id, undoneAt: null, turn: { lt: turn } },
  });
  const places = dropped.flatMap((upload) =>
    upload.places.map(placeInFront).filter((place) => {
      const read = readPlace(place);
      return read !== null && (read.kind === "metric" || read.step >= fromStep);
    }),
  );
  const steps = new Set([...stepsOf(dropped)].filter((step) => step >= fromStep));
  await replayPlaces(tx, scope, { run, places: new Set(places), steps, fromStep });
}
