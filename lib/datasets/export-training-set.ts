import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { isOfDataset, ofDataset, type RowKey } from "@/lib/db/row-key";
import { drawTrainingSet, type PoolExample } from "@/lib/domain/knowledge/training-mix";
import { AppError, notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import type { TrainingSetQuery, TrainingSetSummary } from "./export-schema";
import { findDataset } from "./queries";
import { scoringRuleOf } from "./scoring-rule";

const pageRows = 2000;

type Member = { ordinal: number; isRelabelled: boolean };
type Labelled = PoolExample & { category: string };

export type TrainingSetExport = {
  summary: TrainingSetSummary;
  /** Lines of the training set format, with question, answers and category for whoever trains on them. */
  lines: () => AsyncGenerator<object>;
};

/** A set to train on next, drawn from the labelled examples of split train (SCIENCE.md section 14). */
export async function exportTrainingSet(
  viewer: Viewer,
  place: { project: string; dataset: string },
  query: TrainingSetQuery,
): Promise<TrainingSetExport> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  const { pool, unlabelled } = await readPool(dataset);
  const { members, problem } = drawTrainingSet(pool, {
    kind: query.keep,
    size: query.size ?? null,
    unknownShare: query.unknown ?? null,
    seed: query.seed,
  });
  if (members === null) throw new AppError("invalid-input", problem);
  const { abstentionPhrases } = scoringRuleOf(dataset, await getProject(scope));
  const target = abstentionPhrases[0] ?? "I don't know";
  return {
    summary: { ...summarise(members, pool), unlabelled },
    lines: () => readLines(dataset, members, target),
  };
}

async function readPool(dataset: RowKey): Promise<{ pool: Labelled[]; unlabelled: number }> {
  const rows = await db.$queryRaw<
    { ordinal: number; category: string | null; relation: string | null }[]
  >`
    SELECT "ordinal", "category", "attributes" ->> 'relation' AS "relation" FROM "example"
    WHERE ${isOfDataset(dataset)} AND "split" = 'train' ORDER BY "ordinal"`;
  const pool = rows.flatMap(({ ordinal, category, relation }) =>
    category === null ? [] : [{ ordinal, category, relation, isUnknown: category === "Unknown" }],
  );
  return { pool, unlabelled: rows.length - pool.length };
}

function summarise(
  members: readonly Member[],
  pool: readonly Labelled[],
): Omit<TrainingSetSummary, "unlabelled"> {
  const categoryOf = new Map(pool.map(({ ordinal, category }) => [ordinal, category]));
  const byCategory: Record<string, number> = {};
  for (const { ordinal } of members) {
    const category = categoryOf.get(ordinal) ?? "unlabelled";
    byCategory[category] = (byCategory[category] ?? 0) + 1;
  }
  return {
    examples: members.length,
    byCategory,
    relabelled: members.filter(({ isRelabelled }) => isRelabelled).length,
    unknownShare: members.length === 0 ? null : (byCategory.Unknown ?? 0) / members.length,
  };
}

async function* readLines(
  dataset: RowKey,
  members: readonly Member[],
  abstention: string,
): AsyncGenerator<object> {
  for (let from = 0; from < members.length; from += pageRows) {
    const part = members.slice(from, from + pageRows);
    const rows = await db.example.findMany({
      where: { ...ofDataset(dataset), ordinal: { in: part.map(({ ordinal }) => ordinal) } },
      select: { ordinal: true, exampleId: true, question: true, answers: true, category: true },
    });
    const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
    for (const { ordinal, isRelabelled } of part) {
      const row = byOrdinal.get(ordinal);
      if (row === undefined) continue;
      const { exampleId, question, answers, category } = row;
      yield {
        example_id: exampleId,
        target: isRelabelled ? abstention : (answers[0] ?? ""),
        ...{ question, answers, category },
      };
    }
  }
}
