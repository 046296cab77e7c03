import "server-only";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import type { Transaction } from "@/lib/db/client";
import { readBlockAt } from "@/lib/db/prediction-block";
import { datasetOf, ofDataset, type RowKey, rowOf } from "@/lib/db/row-key";
import { createScorer } from "@/lib/domain/knowledge/scoring";
import { createOutcomeVector, outcomes, writeOutcome } from "@/lib/domain/outcomes/outcomes";
import { blockSize, type PredictionBlock } from "@/lib/domain/outcomes/prediction-block";
import { listPlaces } from "@/lib/runs/queries";
import { type Place, placeKey } from "@/lib/runs/store/place";
import { overlayVectors, readVectors, writeVectors } from "@/lib/runs/store/vectors";

/** Scores the kept predictions of a run by the rule in force; outcomes that their sender stated stay. */
export async function rescoreRun(
  tx: Transaction,
  run: RowKey & { datasetId: string | null },
): Promise<void> {
  const key = datasetOf(run);
  if (key === null) return;
  const dataset = await tx.dataset.findUniqueOrThrow({
    where: rowOf(key),
    include: { project: true },
  });
  const score = createScorer(scoringRuleOf(dataset, dataset.project));
  const places = await listPlaces(tx, run);
  for (let from = 0; from < places.length; from += placesAtOnce) {
    const part = places.slice(from, from + placesAtOnce);
    await rescorePlaces(tx, { run, dataset, places: part, score });
  }
}

/** So many vectors of a million examples are 25 MB. */
const placesAtOnce = 100;

type Score = ReturnType<typeof createScorer>;

/** Block by block, so that the accepted answers of a thousand examples are in memory and not of all. */
async function rescorePlaces(
  tx: Transaction,
  input: {
    run: RowKey;
    dataset: RowKey & { nextOrdinal: number };
    places: readonly Place[];
    score: Score;
  },
): Promise<void> {
  const { run, dataset, places, score } = input;
  const before = await readVectors(tx, run, places);
  // A vector ends with its last outcome; an answer behind that may get one now.
  const whole = createOutcomeVector(dataset.nextOrdinal);
  const vectors = new Map([...before].map(([key, vector]) => [key, overlayVectors(whole, vector)]));
  for (let block = 0; block * blockSize < dataset.nextOrdinal; block += 1) {
    const stored = await readBlockAt(tx, run, { block, places });
    if (stored.length === 0) continue;
    const first = block * blockSize;
    const answers = await readAnswers(tx, { dataset, first });
    for (const { content, ...place } of stored) {
      const vector = vectors.get(placeKey(place));
      if (vector) rescoreBlock(content, { first, vector, answers, score });
    }
  }
  const changed = places.flatMap((place) => {
    const key = placeKey(place);
    const [was, is] = [before.get(key), vectors.get(key)];
    if (!was || !is || Buffer.compare(overlayVectors(whole, was), is) === 0) return [];
    return [{ ...place, outcomes: is }];
  });
  if (changed.length > 0) await writeVectors(tx, run, changed);
}

/** The accepted answers of a block's examples, by ordinal from its first one on. */
async function readAnswers(
  tx: Transaction,
  { dataset, first }: { dataset: RowKey; first: number },
): Promise<string[][]> {
  const rows = await tx.example.findMany({
    where: { ...ofDataset(dataset), ordinal: { gte: first, lt: first + blockSize } },
    select: { ordinal: true, answers: true },
  });
  const answers: string[][] = [];
  for (const row of rows) answers[row.ordinal - first] = row.answers;
  return answers;
}

function rescoreBlock(
  content: PredictionBlock,
  input: {
    first: number;
    vector: Uint8Array<ArrayBuffer>;
    answers: readonly string[][];
    score: Score;
  },
): void {
  const { first, vector, answers, score } = input;
  content.texts.forEach((text, position) => {
    const isOurs = content.stated[position] === outcomes.notEvaluated;
    if (typeof text !== "string" || !isOurs) return;
    writeOutcome(vector, first + position, score(text, answers[position] ?? []));
  });
}
