import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import { type RowKey, rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { restorableDays, restorableMs } from "@/lib/domain/set-aside";
import { AppError, notFound } from "@/lib/errors";
import { isUuid } from "@/lib/http/schema";
import { openToWrite, type WriteScope } from "@/lib/projects/access";
import { lockRun } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import { bringBackFacts, takeBackFacts } from "@/lib/runs/store/filled-facts";
import { describeUpload, recordChange } from "@/lib/runs/store/run-changes";
import type { Upload } from "@/prisma/generated/client";
import { findUploadRow } from "./queries";
import { fromTheStart, nameOf, replayPlaces, stepsOf } from "./replay";
import type { UploadSummary } from "./schema";
import { undoProblem } from "./undo-problem";
import { toUploadSummary } from "./upload-summary";

/** An upload to a run. */
type OwnUpload = Upload & { runId: string };

function runOf({ projectId, runId }: OwnUpload): RowKey {
  return { projectId, id: runId };
}

export type UploadRef = { project: string; run: string; upload: string };

/** Takes an upload back: what stood before it at its places stands again. Once undone, it changes nothing more. */
export function undoUpload(viewer: Viewer, ref: UploadRef): Promise<void> {
  return changeUpload(viewer, ref, async (tx, scope, upload) => {
    if (upload.undoneAt !== null) return;
    refuseUnlessKept(upload, "undone");
    const undone = { undoneAt: new Date(), undoneBy: scope.actor };
    await tx.upload.update({ where: rowOf(upload), data: undone });
    await takeBackFacts(tx, runOf(upload), upload.filled);
    await replayUpload(tx, scope, upload);
    await recordUpload(tx, scope, upload, "undo");
  });
}

/** The way back from `undoUpload`, for seven days: the upload stands again where it stood in their order. */
export function restoreUpload(viewer: Viewer, ref: UploadRef): Promise<UploadSummary> {
  return changeUpload(viewer, ref, async (tx, scope, upload) => {
    await restore(tx, scope, upload);
    return toUploadSummary(await findUploadRow(tx, scope, upload.id));
  });
}

async function restore(tx: Transaction, scope: WriteScope, upload: OwnUpload): Promise<void> {
  if (upload.undoneAt === null) return;
  if (upload.undoneAt.getTime() < Date.now() - restorableMs) {
    throw new AppError(
      "conflict",
      `${nameOf(upload)} was undone more than ${restorableDays} days ago and is gone; send it again`,
    );
  }
  refuseUnlessKept(upload, "restored");
  await tx.upload.update({ where: rowOf(upload), data: { undoneAt: null, undoneBy: null } });
  await bringBackFacts(tx, runOf(upload), upload.filled);
  await replayUpload(tx, scope, upload);
  await recordUpload(tx, scope, upload, "restore");
}

async function changeUpload<T>(
  viewer: Viewer,
  ref: UploadRef,
  change: (tx: Transaction, scope: WriteScope, upload: OwnUpload) => Promise<T>,
): Promise<T> {
  const scope = await openToWrite(viewer, ref.project);
  const run = await findRun(scope, ref.run);
  if (run === null) throw notFound("run", ref.run);
  return db.$transaction(async (tx) => {
    await lockRun(tx, run);
    return change(tx, scope, await requireUpload(tx, scope, { runId: run.id, id: ref.upload }));
  }, longTransaction);
}

export async function requireUpload(
  tx: Transaction,
  scope: WriteScope,
  { runId, id }: { runId: string; id: string },
): Promise<OwnUpload> {
  const { projectId } = scope;
  const upload = isUuid(id) ? await tx.upload.findFirst({ where: { projectId, runId, id } }) : null;
  if (upload === null) throw notFound("upload", id);
  return { ...upload, runId };
}

export function refuseUnlessKept(upload: Upload, done: "undone" | "restored" | "moved"): void {
  const problem = undoProblem(upload);
  if (problem === null) return;
  throw new AppError("conflict", `${nameOf(upload)} cannot be ${done}: ${problem}`);
}

/** What stands at the places of an upload is made anew. */
export async function replayUpload(
  tx: Transaction,
  scope: WriteScope,
  upload: OwnUpload,
): Promise<void> {
  await replayPlaces(tx, scope, {
    run: runOf(upload),
    places: new Set(upload.places),
    steps: stepsOf([upload]),
    fromStep: fromTheStart,
  });
}

async function recordUpload(
  tx: Transaction,
  scope: WriteScope,
  upload: OwnUpload,
  kind: "undo" | "restore",
): Promise<void> {
  await recordChange(tx, scope, { runId: upload.runId, kind, details: describeUpload(upload) });
}
