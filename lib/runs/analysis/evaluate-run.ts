import "server-only";
import { labelsOfRun, loadRunCategories } from "@/lib/datasets/run-labels";
import type { Transaction } from "@/lib/db/client";
import { evaluateOutcomes, type TrainingMask, training } from "@/lib/domain/outcomes/evaluate";
import type { Place } from "@/lib/runs/store/place";

const rowsPerStatement = 2000;

export const trainSplit = "train";

/** Counts the outcome vectors of a run again, at `places` or everywhere, and replaces its evaluations there. */
export async function evaluateRun(
  tx: Transaction,
  run: { id: string; datasetId: string | null },
  places: readonly Place[] | "all",
): Promise<void> {
  if (run.datasetId === null) return;
  const labels = await labelsOfRun(tx, run.id);
  const categories = labels === null ? new Uint8Array() : await loadRunCategories(tx, labels);
  const mask = await loadTrainingMask(tx, run.id, categories.length);
  const wanted = places === "all" ? {} : { OR: places.map(({ step, split }) => ({ step, split })) };
  if (places !== "all" && places.length === 0) return;
  const vectors = await tx.outcomeVector.findMany({ where: { runId: run.id, ...wanted } });
  const rows = vectors.flatMap(({ step, split, outcomes }) => {
    const counts = evaluateOutcomes({
      vector: outcomes,
      categories,
      isTraining: split === trainSplit,
      mask,
    });
    return counts.map((row) => ({ runId: run.id, step, split, ...row, hasOutcomes: true }));
  });
  const counted = vectors.map(({ step, split }) => ({ step, split }));
  for (let from = 0; from < counted.length; from += rowsPerStatement) {
    const part = counted.slice(from, from + rowsPerStatement);
    await tx.evaluation.deleteMany({ where: { runId: run.id, OR: part } });
  }
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx.evaluation.createMany({ data: rows.slice(from, from + rowsPerStatement) });
  }
}

/** The set D by ordinal; null when none was given. */
export async function loadTrainingMask(
  tx: Transaction,
  runId: string,
  size: number,
): Promise<TrainingMask | null> {
  const rows = await tx.trainingExample.findMany({
    where: { runId },
    select: { ordinal: true, isRelabelled: true },
  });
  if (rows.length === 0) return null;
  const mask = new Uint8Array(size);
  for (const { ordinal, isRelabelled } of rows) {
    mask[ordinal] = isRelabelled ? training.relabelled : training.asAnswered;
  }
  return mask;
}
