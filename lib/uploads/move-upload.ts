import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { trainingSetFormat } from "@/lib/domain/formats/training-set";
import { AppError, notFound } from "@/lib/errors";
import { openToWrite } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun, takeTurn } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import { takeBackFacts } from "@/lib/runs/store/filled-facts";
import { trainingSetPlace } from "@/lib/runs/store/only";
import { describeUpload, recordChange } from "@/lib/runs/store/run-changes";
import { Prisma } from "@/prisma/generated/client";
import { findUploadRow } from "./queries";
import { fillIn, fromTheStart, nameOf, replayPlaces, stepsOf, storeOriginal } from "./replay";
import type { UploadSummary } from "./schema";
import { refuseUnlessKept, replayUpload, requireUpload, type UploadRef } from "./undo-upload";
import { toUploadSummary } from "./upload-summary";

/**
 * Undoes an upload where it is and stores its file in another run, on top of what stands there, in one transaction:
 * a file that does not fit the other run stays where it was.
 */
export async function moveUpload(
  viewer: Viewer,
  ref: UploadRef,
  /** Read once it is known that the viewer may. */
  readInput: () => Promise<{ run: string }>,
): Promise<UploadSummary> {
  const scope = await openToWrite(viewer, ref.project);
  const from = await findRun(scope, ref.run);
  if (from === null) throw notFound("run", ref.run);
  const input = await readInput();
  const to = await findRun(scope, input.run);
  if (to === null) throw notFound("run", input.run);
  if (to.id === from.id)
    throw new AppError("invalid-input", `the upload is one of run "${to.slug}" already`);
  return db.$transaction(async (tx) => {
    // In one order always, so that two moves never wait for each other.
    for (const run of [from, to].sort((a, b) => (a.id < b.id ? -1 : 1))) await lockRun(tx, run);
    const before = await requireUpload(tx, scope, { runId: from.id, id: ref.upload });
    refuseUnlessKept(before, "moved");
    if (before.undoneAt !== null)
      throw new AppError("conflict", `${nameOf(before)} is undone; restore it before it is moved`);
    const moved = await tx.upload.update({
      where: rowOf(before),
      data: { runId: to.id, turn: await takeTurn(tx, to), filled: Prisma.DbNull },
    });
    await takeBackFacts(tx, from, before.filled);
    await replayPlaces(tx, scope, {
      run: from,
      places: new Set(before.places),
      steps: stepsOf([before]),
      fromStep: fromTheStart,
    });
    if (moved.format === trainingSetFormat.id) {
      if (to.datasetId === null)
        throw new AppError("conflict", `run "${to.slug}" has no dataset that the set is a part of`);
      await replayUpload(tx, scope, { ...moved, runId: to.id, places: [trainingSetPlace] });
    } else {
      const { stored, facts } = await storeOriginal(tx, scope, { upload: moved });
      await fillIn(tx, moved, facts);
      await tx.upload.update({ where: rowOf(moved), data: stored });
      await summariseRun(tx, to);
    }
    const details = { ...describeUpload(moved), from: from.slug, to: to.slug };
    await recordChange(tx, scope, { runId: from.id, kind: "move", details });
    await recordChange(tx, scope, { runId: to.id, kind: "move", details });
    return toUploadSummary(await findUploadRow(tx, scope, moved.id));
  }, longTransaction);
}
