import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { readBlocks } from "@/lib/db/prediction-block";
import { datasetOf, ofDataset, ofRun, type RowKey } from "@/lib/db/row-key";
import { type Outcome, outcomes, readOutcome } from "@/lib/domain/outcomes/outcomes";
import { blockSize } from "@/lib/domain/outcomes/prediction-block";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { findRun } from "@/lib/runs/queries";
import type { PredictionsQuery } from "./predictions-schema";

/** An answer as it is downloaded; in JSON lines it can be uploaded again. */
export type ExportedPrediction = {
  step: number;
  epoch: number | null;
  split: string;
  example_id: string;
  question: string;
  answers: string[];
  category: string | null;
  prediction: string | null;
  correct: boolean;
  abstained: boolean;
  outcome: "correct" | "incorrect" | "abstained";
};

const outcomeNames: Partial<Record<Outcome, ExportedPrediction["outcome"]>> = {
  [outcomes.correct]: "correct",
  [outcomes.incorrect]: "incorrect",
  [outcomes.abstained]: "abstained",
};

/** Every answer of a run that was stored, by step, split and example; a block of a thousand examples at a time. */
export async function exportPredictions(
  viewer: Viewer,
  place: { project: string; run: string },
  query: PredictionsQuery,
): Promise<AsyncGenerator<ExportedPrediction>> {
  const scope = await openToRead(viewer, place.project);
  const run = await findRun(scope, place.run);
  if (run === null) throw notFound("run", place.run);
  return readAll(run, query);
}

async function* readAll(
  run: RowKey & { datasetId: string | null },
  { split, step }: PredictionsQuery,
): AsyncGenerator<ExportedPrediction> {
  const dataset = datasetOf(run);
  if (dataset === null) return;
  const places = await db.outcomeVector.findMany({
    where: {
      ...ofRun(run),
      ...(split !== undefined && { split }),
      ...(step !== undefined && { step }),
    },
    select: { step: true, split: true },
    orderBy: [{ step: "asc" }, { split: "asc" }],
  });
  for (const at of places) {
    const vector = await db.outcomeVector.findUnique({
      where: { projectId_runId_step_split: { ...ofRun(run), ...at } },
    });
    const where = { projectId_runId_step: { ...ofRun(run), step: at.step } };
    const checkpoint = await db.checkpoint.findUnique({ where });
    if (vector === null) continue;
    const context = { ...at, run, dataset, epoch: checkpoint?.epoch ?? null };
    const blocks = Math.ceil((vector.outcomes.length * 4) / blockSize);
    for (let block = 0; block < blocks; block++)
      yield* await readBlock(context, { block, vector: vector.outcomes });
  }
}

async function readBlock(
  at: { run: RowKey; dataset: RowKey; step: number; split: string; epoch: number | null },
  { block, vector }: { block: number; vector: Uint8Array },
): Promise<ExportedPrediction[]> {
  const { run, dataset, step, split, epoch } = at;
  const first = block * blockSize;
  const ordinals = Array.from({ length: blockSize }, (_, position) => first + position).filter(
    (ordinal) => readOutcome(vector, ordinal) !== outcomes.notEvaluated,
  );
  if (ordinals.length === 0) return [];
  const [stored] = await readBlocks(db, run, { step, split, blocks: [block] });
  const texts = stored?.content.texts ?? [];
  const examples = await db.example.findMany({
    where: { ...ofDataset(dataset), ordinal: { in: ordinals } },
    orderBy: { ordinal: "asc" },
  });
  return examples.map(({ ordinal, exampleId, question, answers, category }) => {
    const outcome = outcomeNames[readOutcome(vector, ordinal)] ?? "incorrect";
    return {
      ...{ step, epoch, split, example_id: exampleId, question, answers, category },
      prediction: texts[ordinal - first] ?? null,
      correct: outcome === "correct",
      abstained: outcome === "abstained",
      outcome,
    };
  });
}
