import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { announce } from "@/lib/db/notifications";
import { type RowKey, rowOf } from "@/lib/db/row-key";
import { AppError, notFound } from "@/lib/errors";
import { openToWrite } from "@/lib/projects/access";
import type { PutChoiceInput } from "./choice-schema";
import { lockRun } from "./mutations";
import { findRun, listCheckpoints } from "./queries";
import type { RunDetail } from "./schema";
import { getRun, type RunRef } from "./service";

const mostNamed = 5;

/** Marks a checkpoint as the one to use: who, when and why; null takes the mark away. */
export async function chooseCheckpoint(
  viewer: Viewer,
  ref: RunRef,
  input: PutChoiceInput,
): Promise<RunDetail> {
  const scope = await openToWrite(viewer, ref.project);
  const found = await findRun(scope, ref.run);
  if (found === null) throw notFound("run", ref.run);
  const chosen = input && (await checkpointOf(found, input.step));
  await db.$transaction(async (tx) => {
    await lockRun(tx, found);
    await tx.run.update({
      where: rowOf(found),
      data: {
        chosenStep: chosen?.step ?? null,
        chosenEpoch: chosen?.epoch ?? null,
        chosenNote: input?.note ?? null,
        chosenBy: chosen ? scope.actor : null,
        chosenAt: chosen ? new Date() : null,
      },
    });
    await announce(tx, { project: ref.project, run: ref.run });
  });
  return getRun(viewer, ref);
}

async function checkpointOf(run: RowKey & { slug: string }, step: number) {
  const checkpoints = await listCheckpoints(run);
  const chosen = checkpoints.find((checkpoint) => checkpoint.step === step);
  if (chosen) return chosen;
  const steps = checkpoints.slice(0, mostNamed).map((checkpoint) => checkpoint.step);
  const more = checkpoints.length > mostNamed ? ` and ${checkpoints.length - mostNamed} more` : "";
  const has = checkpoints.length === 0 ? "no checkpoint yet" : `steps ${steps.join(", ")}${more}`;
  const message = `run "${run.slug}" has no checkpoint of step ${step}; it has ${has}`;
  throw new AppError("invalid-input", message, [{ column: "step", message }]);
}
