import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toCategory } from "@/lib/datasets/example-index";
import { findOrdinalsByText, listAttributeValues } from "@/lib/datasets/queries";
import { db } from "@/lib/db/client";
import { bestCheckpoint } from "@/lib/domain/best-checkpoint";
import { hasTransition, historyOf, transitionOf } from "@/lib/domain/example-history";
import { type Outcome, outcomes as outcomeCodes } from "@/lib/domain/outcomes";
import { outcomeString } from "@/lib/domain/strip";
import { AppError } from "@/lib/errors";
import type { ExampleItem, ExamplesAnswer, ExamplesQuery } from "./examples-schema";
import { countsOnly } from "./get-transitions";
import { type RunOutcomes, readRunOutcomes } from "./read-outcomes";
import { readPredictions } from "./read-predictions";
import { analysisRequestFor } from "./run-settings";
import { type RunPlace, requireRun } from "./service";

/** A page of examples with their outcomes over the checkpoints, filtered by category, history, slice and text. */
export async function getExamples(
  viewer: Viewer,
  place: RunPlace,
  query: ExamplesQuery,
): Promise<ExamplesAnswer> {
  const run = await requireRun(viewer, place);
  const request = await analysisRequestFor(run, { split: query.split });
  const population = query.category ?? "all";
  const found = request && (await readRunOutcomes(run, { split: request.split, population }));
  if (!request || !found || run.datasetId === null) {
    const reason = request ? countsOnly : "No checkpoint has been evaluated yet.";
    return {
      split: request?.split ?? null,
      checkpoints: [],
      total: 0,
      items: [],
      nextCursor: null,
      reason,
    };
  }
  const positions = await matchingPositions(run.datasetId, found, query);
  const after = cursorOrdinal(query.cursor);
  const rest = positions.filter((position) => (found.ordinals[position] ?? 0) > after);
  const page = rest.slice(0, query.limit);
  const last = found.ordinals[page.at(-1) ?? -1];
  return {
    split: request.split,
    checkpoints: found.checkpoints.map(({ step, epoch }) => ({ step, epoch })),
    total: positions.length,
    items: await toItems(
      { id: run.id, datasetId: run.datasetId },
      { found, page, split: request.split },
    ),
    nextCursor: rest.length > page.length && last !== undefined ? String(last) : null,
    reason: null,
  };
}

function cursorOrdinal(cursor: string | undefined): number {
  if (cursor === undefined) return -1;
  if (!/^\d{1,10}$/.test(cursor))
    throw new AppError(
      "invalid-input",
      `cursor is not one that this list gave: ${cursor.slice(0, 40)}`,
    );
  return Number(cursor);
}

async function matchingPositions(
  datasetId: string,
  found: RunOutcomes,
  query: ExamplesQuery,
): Promise<number[]> {
  const { ordinals } = found;
  const byText = query.q ? await findOrdinalsByText(datasetId, query.q) : null;
  const values =
    query.by && query.slice !== undefined ? await listAttributeValues(datasetId, query.by) : null;
  const matchesHistory = historyFilter(found, query);
  const positions: number[] = [];
  ordinals.forEach((ordinal, position) => {
    if (byText && !byText.has(ordinal)) return;
    if (values && values.get(ordinal) !== query.slice) return;
    if (matchesHistory(position)) positions.push(position);
  });
  return positions;
}

function historyFilter(
  { checkpoints }: RunOutcomes,
  query: ExamplesQuery,
): (position: number) => boolean {
  const at = (index: number, position: number) => checkpoints[index]?.outcomes[position];
  const flow = (from: number, to: number, wanted: "lost" | "gained") => (position: number) => {
    const [before, after] = [at(from, position), at(to, position)];
    if (!before || !after) return false;
    const [was, is] = [before === outcomeCodes.correct, after === outcomeCodes.correct];
    return wanted === "lost" ? was && !is : !was && is;
  };
  const filters: ((position: number) => boolean)[] = [];
  const { transition, lostAt, gainedAt } = query;
  const indexOf = (step: number) => checkpoints.findIndex((checkpoint) => checkpoint.step === step);
  if (lostAt !== undefined) filters.push(flow(indexOf(lostAt) - 1, indexOf(lostAt), "lost"));
  if (gainedAt !== undefined)
    filters.push(flow(indexOf(gainedAt) - 1, indexOf(gainedAt), "gained"));
  const [best, last] = [bestCheckpoint(checkpoints) ?? -1, checkpoints.length - 1];
  if (transition === "lost-since-best") filters.push(flow(best, last, "lost"));
  else if (transition === "gained-since-best") filters.push(flow(best, last, "gained"));
  else if (transition !== undefined) {
    filters.push((position) =>
      hasTransition(historyOf(overCheckpoints(checkpoints, position)), transition),
    );
  }
  return (position) => filters.every((filter) => filter(position));
}

function overCheckpoints(checkpoints: RunOutcomes["checkpoints"], position: number): Outcome[] {
  return checkpoints.map(
    ({ outcomes }) => (outcomes[position] ?? outcomeCodes.notEvaluated) as Outcome,
  );
}

async function toItems(
  run: { id: string; datasetId: string },
  input: { found: RunOutcomes; page: readonly number[]; split: string },
): Promise<ExampleItem[]> {
  const { found, page, split } = input;
  const ordinals = page.map((position) => found.ordinals[position] ?? -1);
  const rows = await db.example.findMany({
    where: { datasetId: run.datasetId, ordinal: { in: ordinals } },
  });
  const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
  const lastStep = found.checkpoints.at(-1)?.step ?? 0;
  const texts = await readPredictions(run.id, { step: lastStep, split, ordinals });
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
        attributes: row.attributes as ExampleItem["attributes"],
        outcomes: outcomeString(outcomes),
        transition: transitionOf(outcomes),
        lastPrediction: texts.get(ordinal) ?? null,
      },
    ];
  });
}
