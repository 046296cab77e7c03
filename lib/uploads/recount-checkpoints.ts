import "server-only";
import type { Transaction } from "@/lib/db/client";
import { evaluatedIn } from "@/lib/db/json-columns";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { placeInFront, readPlace } from "@/lib/runs/store/only";
import { listStandingDrops, stepTakenFrom } from "./standing";

type Evaluated = readonly (readonly [step: number, epoch: number | null])[];

/** Makes the checkpoints at these steps those that the standing uploads evaluated, each with the last epoch said. */
export async function recountCheckpoints(
  tx: Transaction,
  run: RowKey,
  steps: ReadonlySet<number>,
): Promise<void> {
  if (steps.size === 0) return;
  const drops = await listStandingDrops(tx, run);
  const uploads = await tx.upload.findMany({
    where: { projectId: run.projectId, runId: run.id, undoneAt: null },
    select: { turn: true, places: true, evaluated: true },
    orderBy: { turn: "asc" },
  });
  const epochs = new Map<number, number | null>();
  const before = await tx.checkpoint.findMany({
    where: { ...ofRun(run), step: { in: [...steps] } },
  });
  const old = new Map(before.map(({ step, epoch }) => [step, epoch]));
  for (const upload of uploads) {
    const taken = stepTakenFrom(upload, drops);
    for (const [step, epoch] of evaluatedBy(upload, old)) {
      if (steps.has(step) && step < taken) epochs.set(step, epoch ?? epochs.get(step) ?? null);
    }
  }
  const gone = [...steps].filter((step) => !epochs.has(step));
  await tx.checkpoint.deleteMany({ where: { ...ofRun(run), step: { in: gone } } });
  for (const [step, epoch] of epochs) {
    await tx.checkpoint.upsert({
      where: { projectId_runId_step: { ...ofRun(run), step } },
      create: { ...ofRun(run), step, epoch },
      update: { epoch },
    });
  }
}

/** An upload from before this was kept said which steps by its places; its epochs are those that stand. */
function evaluatedBy(
  upload: { places: string[]; evaluated: unknown },
  old: ReadonlyMap<number, number | null>,
): Evaluated {
  const evaluated = evaluatedIn(upload.evaluated);
  if (evaluated !== null) return evaluated;
  return upload.places.flatMap((place) => {
    const read = readPlace(placeInFront(place));
    return read?.kind === "evaluation" ? [[read.step, old.get(read.step) ?? null] as const] : [];
  });
}
