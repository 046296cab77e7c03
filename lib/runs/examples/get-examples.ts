import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toCategory } from "@/lib/datasets/example-index";
import { db } from "@/lib/db/client";
import { attributesIn } from "@/lib/db/json-columns";
import { datasetOf, ofDataset, type RowKey } from "@/lib/db/row-key";
import { bestCheckpoint } from "@/lib/domain/decision/best-checkpoint";
import { transitionOf } from "@/lib/domain/dynamics/example-history";
import { type Outcome, outcomes as outcomeCodes } from "@/lib/domain/outcomes/outcomes";
import { outcomeString } from "@/lib/domain/outcomes/strip";
import { AppError } from "@/lib/errors";
import { countsOnly } from "@/lib/runs/analysis/get-transitions";
import { analysisRequestFor } from "@/lib/runs/run-settings";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { matchExamples } from "@/lib/runs/store/match-examples";
import { readCachedOutcomes } from "./cached-outcomes";
import type { ExampleItem, ExamplesQuery, ExamplesResponse } from "./examples-schema";
import type { RunOutcomes } from "./read-outcomes";
import { readPredictions } from "./read-predictions";

/** A page of examples with their outcomes over the checkpoints, filtered by category, history, slice and text. */
export async function getExamples(
  viewer: Viewer,
  ref: RunRef,
  query: ExamplesQuery,
): Promise<ExamplesResponse> {
  const run = await requireRun(viewer, ref);
  const request = await analysisRequestFor(run, { split: query.split });
  const population = query.category ?? "all";
  const dataset = datasetOf(run);
  const found = request && (await readCachedOutcomes(run, { split: request.split, population }));
  if (!request || !found || dataset === null) {
    const reason = request ? countsOnly : "No checkpoint has been evaluated yet.";
    return { ...nothing, split: request?.split ?? null, reason };
  }
  const { checkpoints, ordinals } = found;
  const positions = await matchExamples(dataset, found, query);
  const from = pageStart(positions, ordinals, query);
  const page = positions.slice(from, from + query.limit);
  const last = ordinals[page.at(-1) ?? -1];
  return {
    split: request.split,
    best: named(checkpoints[bestCheckpoint(checkpoints) ?? -1]),
    last: named(checkpoints.at(-1)),
    checkpoints: checkpoints.map(({ step, epoch }) => ({ step, epoch })),
    total: positions.length,
    items: await toItems({ run, dataset }, { found, page, split: request.split }),
    nextCursor: from + page.length < positions.length && last !== undefined ? String(last) : null,
    reason: null,
  };
}

const nothing: ExamplesResponse = {
  split: null,
  best: null,
  last: null,
  checkpoints: [],
  total: 0,
  items: [],
  nextCursor: null,
  reason: null,
};

function named(checkpoint: RunOutcomes["checkpoints"][number] | undefined) {
  return checkpoint ? { step: checkpoint.step, epoch: checkpoint.epoch } : null;
}

/** Where the page begins among the matching positions: behind the cursor's example, else at the offset. */
function pageStart(positions: readonly number[], ordinals: Int32Array, query: ExamplesQuery) {
  if (query.cursor === undefined) return query.offset ?? 0;
  const after = cursorOrdinal(query.cursor);
  const from = positions.findIndex((position) => (ordinals[position] ?? 0) > after);
  return from === -1 ? positions.length : from;
}

function cursorOrdinal(cursor: string): number {
  if (!/^\d{1,10}$/.test(cursor))
    throw new AppError(
      "invalid-input",
      `cursor is not one that this list gave: ${cursor.slice(0, 40)}`,
    );
  return Number(cursor);
}

function overCheckpoints(checkpoints: RunOutcomes["checkpoints"], position: number): Outcome[] {
  return checkpoints.map(
    ({ outcomes }) => (outcomes[position] ?? outcomeCodes.notEvaluated) as Outcome,
  );
}

async function toItems(
  { run, dataset }: { run: RowKey; dataset: RowKey },
  input: { found: RunOutcomes; page: readonly number[]; split: string },
): Promise<ExampleItem[]> {
  const { found, page, split } = input;
  const ordinals = page.map((position) => found.ordinals[position] ?? -1);
  const rows = await db.example.findMany({
    where: { ...ofDataset(dataset), ordinal: { in: ordinals } },
  });
  const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
  const lastStep = found.checkpoints.at(-1)?.step ?? 0;
  const texts = await readPredictions(run, { step: lastStep, split, ordinals });
  return page.flatMap((position, index) => {
    const ordinal = ordinals[index] ?? -1;
    const row = byOrdinal.get(ordinal);
    if (row === undefined) return [];
    const outcomes = overCheckpoints(found.checkpoints, position);
    return [
      {
        id: row.exampleId,
        question: row.question,
        answers: row.answers,
        category: toCategory(row.category),
        attributes: attributesIn(row.attributes),
        outcomes: outcomeString(outcomes),
        transition: transitionOf(outcomes),
        lastPrediction: texts.get(ordinal) ?? null,
      },
    ];
  });
}
