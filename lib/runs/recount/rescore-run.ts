import "server-only";
import { loadExampleIndex } from "@/lib/datasets/example-index";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import type { Transaction } from "@/lib/db/client";
import { unpackBlock } from "@/lib/db/prediction-block";
import { createScorer } from "@/lib/domain/knowledge/scoring";
import { outcomes, writeOutcome } from "@/lib/domain/outcomes/outcomes";
import { blockSize, type PredictionBlock } from "@/lib/domain/outcomes/prediction-block";
import { readVectors, writeVectors } from "@/lib/runs/store/vectors";

/** Scores the kept predictions of a run by the rule in force; outcomes that their sender stated stay. */
export async function rescoreRun(
  tx: Transaction,
  run: { id: string; datasetId: string | null },
): Promise<void> {
  if (run.datasetId === null) return;
  const dataset = await tx.dataset.findUniqueOrThrow({
    where: { id: run.datasetId },
    include: { project: true },
  });
  const { answers } = await loadExampleIndex(tx, dataset.id);
  const score = createScorer(scoringRuleOf(dataset, dataset.project));
  const places = await tx.outcomeVector.findMany({
    where: { runId: run.id },
    select: { step: true, split: true },
  });
  for (const place of places) {
    const [vector] = (await readVectors(tx, run.id, [place])).values();
    if (vector === undefined) continue;
    const before = vector.slice();
    const blocks = await tx.predictionBlock.findMany({ where: { runId: run.id, ...place } });
    for (const { block, payload } of blocks) {
      rescoreBlock(unpackBlock(payload), { first: block * blockSize, vector, answers, score });
    }
    if (Buffer.compare(before, vector) !== 0)
      await writeVectors(tx, run.id, [{ ...place, outcomes: vector }]);
  }
}

function rescoreBlock(
  content: PredictionBlock,
  input: {
    first: number;
    vector: Uint8Array<ArrayBuffer>;
    answers: readonly string[][];
    score: ReturnType<typeof createScorer>;
  },
): void {
  const { first, vector, answers, score } = input;
  content.texts.forEach((text, position) => {
    const isOurs = content.stated[position] === outcomes.notEvaluated;
    if (typeof text !== "string" || !isOurs) return;
    writeOutcome(vector, first + position, score(text, answers[first + position] ?? []));
  });
}
