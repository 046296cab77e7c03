import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toCategory } from "@/lib/datasets/example-index";
import { db } from "@/lib/db/client";
import { attributesIn } from "@/lib/db/json-columns";
import { readBlocks } from "@/lib/db/prediction-block";
import { datasetOf, ofDataset, ofRun, type RowKey } from "@/lib/db/row-key";
import { createDrawCounter, type StoredDraws } from "@/lib/domain/knowledge/draw-counts";
import { isWeakEvidence } from "@/lib/domain/knowledge/knowledge";
import { groupSamples } from "@/lib/domain/knowledge/sample-groups";
import { createScorer } from "@/lib/domain/knowledge/scoring";
import { outcomeSymbol, outcomes, readOutcome } from "@/lib/domain/outcomes/outcomes";
import { blockSize } from "@/lib/domain/outcomes/prediction-block";
import { notFound } from "@/lib/errors";
import type { RunRow } from "@/lib/runs/queries";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { placeKey } from "@/lib/runs/store/place";
import type { ExampleResponse } from "./examples-schema";
import { epochsByStep } from "./read-outcomes";
import { readScoringRule } from "./read-scoring-rule";

/** One example of a run: its label with the raw draws behind it, and the prediction at every checkpoint. */
export async function getExample(
  viewer: Viewer,
  place: RunRef & { example: string },
): Promise<ExampleResponse> {
  const run = await requireRun(viewer, place);
  const dataset = datasetOf(run);
  if (dataset === null) throw notFound("example", place.example);
  const row = await db.example.findUnique({
    where: { projectId_datasetId_exampleId: { ...ofDataset(dataset), exampleId: place.example } },
  });
  if (row === null) throw notFound("example", place.example);
  const { ordinal } = row;
  const samples = await db.slickSample.findUnique({
    where: { projectId_datasetId_ordinal: { ...ofDataset(dataset), ordinal } },
  });
  const member = await db.trainingExample.findUnique({
    where: { projectId_runId_ordinal: { ...ofRun(run), ordinal } },
  });
  return {
    id: row.exampleId,
    split: row.split,
    question: row.question,
    answers: row.answers,
    category: toCategory(row.category),
    pCorrectGreedy: row.pCorrectGreedy,
    pCorrectSampled: row.pCorrectSampled,
    attributes: attributesIn(row.attributes),
    samples: samples && {
      greedy: samples.greedy,
      sampled: samples.sampled,
      ...(await countsOf(run, row.answers, samples)),
    },
    training: member && { target: member.target, relabelled: member.isRelabelled },
    predictions: await predictionsOf(run, ordinal),
  };
}

async function countsOf(
  run: RunRow,
  answers: readonly string[],
  samples: StoredDraws,
): Promise<Pick<NonNullable<ExampleResponse["samples"]>, "groups" | "counted" | "isWeak">> {
  const rule = await readScoringRule(run);
  const score = createScorer(rule);
  const group = (draws: readonly string[]) => groupSamples(draws, (draw) => score(draw, answers));
  const draws = createDrawCounter(rule)(samples, answers);
  return {
    groups: { greedy: group(samples.greedy), sampled: group(samples.sampled) },
    counted: draws && {
      greedy: { right: draws.correctGreedy, of: draws.greedy },
      sampled: { right: draws.correctSampled, of: draws.sampled },
    },
    isWeak: draws !== null && isWeakEvidence(draws),
  };
}

async function predictionsOf(
  run: RowKey,
  ordinal: number,
): Promise<ExampleResponse["predictions"]> {
  const epochs = await epochsByStep(run);
  const vectors = await db.outcomeVector.findMany({
    where: ofRun(run),
    orderBy: [{ split: "asc" }, { step: "asc" }],
  });
  const blocks = await readBlocks(db, run, { blocks: [Math.floor(ordinal / blockSize)] });
  const textAt = new Map(
    blocks.map((block) => [placeKey(block), block.content.texts[ordinal % blockSize] ?? null]),
  );
  const evaluated = vectors.flatMap(({ step, split, outcomes: vector }) => {
    const outcome = readOutcome(vector, ordinal);
    if (outcome === outcomes.notEvaluated) return [];
    const prediction = textAt.get(placeKey({ step, split })) ?? null;
    return [
      { step, epoch: epochs.get(step) ?? null, split, outcome: outcomeSymbol(outcome), prediction },
    ];
  });
  return evaluated.map((point, index) => {
    const before = evaluated[index - 1];
    const changed =
      before !== undefined &&
      before.split === point.split &&
      (before.prediction !== point.prediction || before.outcome !== point.outcome);
    return { ...point, changed };
  });
}
