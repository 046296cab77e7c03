import "server-only";
import { db } from "@/lib/db/client";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { belongsTo, type Population } from "@/lib/domain/knowledge/knowledge";
import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { categoryOfCode, training } from "@/lib/domain/outcomes/evaluate";
import {
  outcomes as outcomeCodes,
  readOutcome,
  unpackOutcomes,
} from "@/lib/domain/outcomes/outcomes";
import { loadTrainingMask, trainSplit } from "@/lib/runs/analysis/evaluate-run";
import { countCells } from "@/lib/runs/count-cells";
import { elsewhere } from "@/lib/work/elsewhere";
import { readRunCategories } from "./category-cache";

export type RunOutcomes = {
  /** Ordinals of the examples, in the order of every checkpoint's outcomes. */
  ordinals: Int32Array;
  categories: Uint8Array;
  checkpoints: CheckpointOutcomes[];
};

/**
 * Outcomes of a run on the examples of a population that any checkpoint of the split evaluated, checkpoints by step.
 * Null when the run has no per-example outcomes there. In the split train only members of the training set count.
 */
export async function readRunOutcomes(
  run: RowKey & { datasetId: string | null },
  input: { split: string; population: Population },
): Promise<RunOutcomes | null> {
  const { projectId, id, datasetId } = run;
  if (datasetId === null) return null;
  const { cells } = await countCells(run, input.split);
  return elsewhere("readRunOutcomes", cells, readRunOutcomesHere, { projectId, id }, input);
}

export async function readRunOutcomesHere(
  run: RowKey,
  input: { split: string; population: Population },
): Promise<RunOutcomes | null> {
  const vectors = await db.outcomeVector.findMany({
    where: { ...ofRun(run), split: input.split },
    orderBy: { step: "asc" },
    select: { step: true, outcomes: true },
  });
  if (vectors.length === 0) return null;
  const categories = await readRunCategories(run);
  const mask =
    input.split === trainSplit ? await loadTrainingMask(db, run, categories.length) : null;
  const packed = vectors.map((vector) => vector.outcomes);
  const wanted = (ordinal: number) =>
    isInPopulation(categories[ordinal] ?? 0, input.population) &&
    mask?.[ordinal] !== training.absent;
  const ordinals = evaluatedOrdinals(packed, wanted);
  const epochs = await epochsByStep(run);
  const checkpoints = vectors.map(({ step, outcomes }) => ({
    step,
    epoch: epochs.get(step) ?? null,
    outcomes: unpackOutcomes(outcomes, ordinals),
  }));
  return { ordinals, categories, checkpoints };
}

export function isInPopulation(code: number, population: Population): boolean {
  const category = categoryOfCode(code);
  return belongsTo(category === "unlabelled" ? null : category, population);
}

export async function epochsByStep(run: RowKey): Promise<Map<number, number | null>> {
  const rows = await db.checkpoint.findMany({
    where: ofRun(run),
    select: { step: true, epoch: true },
  });
  return new Map(rows.map(({ step, epoch }) => [step, epoch]));
}

function evaluatedOrdinals(
  vectors: readonly Uint8Array[],
  isWanted: (ordinal: number) => boolean,
): Int32Array {
  const length = vectors.reduce((most, vector) => Math.max(most, vector.length * 4), 0);
  const ordinals: number[] = [];
  for (let ordinal = 0; ordinal < length; ordinal++) {
    const isEvaluated = vectors.some(
      (vector) => readOutcome(vector, ordinal) !== outcomeCodes.notEvaluated,
    );
    if (isEvaluated && isWanted(ordinal)) ordinals.push(ordinal);
  }
  return Int32Array.from(ordinals);
}
