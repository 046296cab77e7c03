import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { datasetOf, isOfDataset, ofDataset, type RowKey } from "@/lib/db/row-key";
import { concentrationOf } from "@/lib/domain/dynamics/concentration";
import { findLeaks, type Leaks } from "@/lib/domain/knowledge/leak";
import { cutAnswer, type ScoringRule } from "@/lib/domain/knowledge/scoring";
import { categoryOfCode, training } from "@/lib/domain/outcomes/evaluate";
import { type Outcome, outcomes as outcomeCodes } from "@/lib/domain/outcomes/outcomes";
import { countCells } from "@/lib/runs/count-cells";
import { type CachedOutcomes, readCachedOutcomes } from "@/lib/runs/examples/cached-outcomes";
import type { LeaksResponse, PopulationQuery } from "@/lib/runs/examples/examples-schema";
import type { RunOutcomes } from "@/lib/runs/examples/read-outcomes";
import { readPredictions } from "@/lib/runs/examples/read-predictions";
import { readScoringRule } from "@/lib/runs/examples/read-scoring-rule";
import type { RunRow } from "@/lib/runs/queries";
import { analysisRequestFor } from "@/lib/runs/run-settings";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { elsewhere } from "@/lib/work/elsewhere";
import type { AnalysisRequest } from "./analyse-run";
import { loadTrainingMask, trainSplit } from "./evaluate-run";
import { countsOnly } from "./get-transitions";

const shownCases = 12;

/** Wrong answers taken from new facts, and how few answers cover most, last against start. */
export async function getLeaks(
  viewer: Viewer,
  ref: RunRef,
  query: PopulationQuery,
): Promise<LeaksResponse> {
  const run = await requireRun(viewer, ref);
  const request = await analysisRequestFor(run, query);
  const cells = request === null ? 0 : (await countCells(run, request.split)).cells;
  return elsewhere("leaksOfRun", cells, leaksOfRunHere, run, query, request);
}

export async function leaksOfRunHere(
  run: RunRow,
  query: PopulationQuery,
  request: AnalysisRequest | null,
): Promise<LeaksResponse> {
  const found = request && (await readCachedOutcomes(run, request));
  const dataset = datasetOf(run);
  const empty: LeaksResponse = {
    run: run.slug,
    split: request?.split ?? null,
    population: request?.population ?? query.population ?? "Known",
    newFacts: 0,
    start: null,
    last: null,
    cases: [],
    reason: null,
  };
  if (request === null) return { ...empty, reason: "No checkpoint has been evaluated yet." };
  if (found === null || dataset === null) return { ...empty, reason: countsOnly };
  const facts = await newFactsOf(run, dataset, found);
  const rule = await readScoringRule(run);
  const about = { run, split: request.split, found, facts, rule };
  const [first, last] = [found.checkpoints[0], found.checkpoints.at(-1)];
  const atLast = last && (await figuresAt(about, last));
  const atStart = first && first !== last && first.step === 0 && (await figuresAt(about, first));
  if (!atLast || atLast.figures.concentration.predictions === 0)
    return { ...empty, newFacts: facts.length, reason: noTexts };
  return {
    ...empty,
    newFacts: facts.length,
    start: atStart ? atStart.figures : null,
    last: atLast.figures,
    cases: await casesOf(dataset, atLast, facts),
  };
}

const noTexts = "The last checkpoint was sent without the text of its predictions.";

type NewFact = { ordinal: number; answers: string[]; id: string; question: string };

/** Unknown examples of the training set that were taught their own answer (a relabelled one was not). */
async function newFactsOf(
  run: RunRow,
  dataset: RowKey,
  { categories }: RunOutcomes,
): Promise<NewFact[]> {
  const mask = await loadTrainingMask(db, run, categories.length);
  const evaluated =
    mask === null && (await readCachedOutcomes(run, { split: trainSplit, population: "Unknown" }));
  const ordinals = mask
    ? [...mask.keys()].filter(
        (ordinal) =>
          mask[ordinal] === training.asAnswered &&
          categoryOfCode(categories[ordinal] ?? 0) === "Unknown",
      )
    : Array.from(evaluated ? evaluated.ordinals : []);
  return db.$queryRaw<NewFact[]>`
    SELECT "ordinal", "answers", "exampleId" AS id, "question" FROM "example"
    WHERE ${isOfDataset(dataset)} AND "ordinal" = ANY(${ordinals}::int[])
    ORDER BY "ordinal"`;
}

type About = {
  run: RunRow;
  split: string;
  found: CachedOutcomes;
  facts: readonly NewFact[];
  rule: ScoringRule;
};

async function figuresAt(about: About, checkpoint: RunOutcomes["checkpoints"][number]) {
  const { run, split, found, facts, rule } = about;
  const { step, epoch, outcomes } = checkpoint;
  const ordinals = Array.from(found.ordinals);
  const texts = await readPredictions(run, { step, split, ordinals });
  const answered = ordinals.flatMap((ordinal, position) => {
    const prediction = texts.get(ordinal);
    const outcome = (outcomes[position] ?? outcomeCodes.notEvaluated) as Outcome;
    if (prediction === undefined || outcome === outcomeCodes.notEvaluated) return [];
    return [{ ordinal, prediction: cutAnswer(prediction, rule.stopTexts), outcome }];
  });
  const unknownAnswers = facts.map(({ answers }) => answers);
  const { wrong, leaked, share, cases } = findLeaks({
    answered,
    unknownAnswers,
    scorer: rule.scorer,
  });
  const concentration = concentrationOf(answered.map(({ prediction }) => prediction));
  const total = answered.length;
  return { figures: { step, epoch, total, wrong, leaked, share, concentration }, answered, cases };
}

async function casesOf(
  dataset: RowKey,
  {
    answered,
    cases,
  }: { answered: { ordinal: number; prediction: string }[]; cases: Leaks["cases"] },
  facts: readonly NewFact[],
): Promise<LeaksResponse["cases"]> {
  const shown = cases.slice(0, shownCases);
  const rows = await db.example.findMany({
    where: {
      ...ofDataset(dataset),
      ordinal: { in: shown.map(({ position }) => answered[position]?.ordinal ?? -1) },
    },
    select: { ordinal: true, exampleId: true, question: true },
  });
  const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
  return shown.flatMap(({ position, trainingPositions }) => {
    const given = answered[position];
    const row = byOrdinal.get(given?.ordinal ?? -1);
    const fact = facts[trainingPositions[0] ?? -1];
    if (!given || !row || !fact) return [];
    return [
      {
        id: row.exampleId,
        question: row.question,
        prediction: given.prediction,
        trainingId: fact.id,
        trainingQuestion: fact.question,
      },
    ];
  });
}
