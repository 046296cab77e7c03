import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { ofDataset, type RowKey } from "@/lib/db/row-key";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import type { ExportQuery } from "./export-schema";
import type { SetKey } from "./label-set-labels";
import { findDataset } from "./queries";

const pageRows = 2000;

const exported = {
  ordinal: true,
  exampleId: true,
  split: true,
  question: true,
  answers: true,
  category: true,
  pCorrectGreedy: true,
  pCorrectSampled: true,
  attributes: true,
} as const;

/** Every example with its label, probabilities and attributes, as lines of the examples format, in order. */
export async function exportExamples(
  viewer: Viewer,
  place: { project: string; dataset: string },
  query: ExportQuery,
): Promise<AsyncGenerator<object>> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  const { labels } = query;
  if (labels === undefined) return readExamples(dataset, query);
  const key = { projectId: scope.projectId, datasetId: dataset.id, base: labels };
  const set = await db.labelSet.findUnique({ where: { projectId_datasetId_base: key } });
  if (set === null) throw notFound("label set", labels);
  return readLabelled(key, query);
}

/** The same examples with the labels of another base model. */
async function* readLabelled(
  { projectId, datasetId, base }: SetKey,
  { category, ...query }: ExportQuery,
): AsyncGenerator<object> {
  const dataset = { projectId, id: datasetId };
  for (let from = -1; ; ) {
    const rows = await readPage(dataset, from, query);
    const ordinals = rows.map(({ ordinal }) => ordinal);
    const labels = await db.exampleLabel.findMany({
      where: { projectId, datasetId, base, ordinal: { in: ordinals } },
      select: { ordinal: true, category: true, pCorrectGreedy: true, pCorrectSampled: true },
    });
    const byOrdinal = new Map(labels.map((label) => [label.ordinal, label]));
    for (const row of rows) {
      const line = { ...row, ...(byOrdinal.get(row.ordinal) ?? unlabelled) };
      const isWanted = category?.flatMap(partsOf).includes(line.category ?? "unlabelled") ?? true;
      if (isWanted) yield toLine(line);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    from = last.ordinal;
  }
}

const unlabelled = { category: null, pCorrectGreedy: null, pCorrectSampled: null };

async function* readExamples(dataset: RowKey, query: ExportQuery): AsyncGenerator<object> {
  for (let from = -1; ; ) {
    const rows = await readPage(dataset, from, query);
    for (const row of rows) yield toLine(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    from = last.ordinal;
  }
}

function readPage(dataset: RowKey, from: number, query: Parameters<typeof wanted>[0]) {
  return db.example.findMany({
    where: { ...ofDataset(dataset), ordinal: { gt: from }, ...wanted(query) },
    orderBy: { ordinal: "asc" },
    take: pageRows,
    select: exported,
  });
}

function wanted({ split, category }: Pick<ExportQuery, "split" | "category">) {
  const named = category?.filter((name) => name !== "unlabelled") ?? [];
  const labels =
    category === undefined
      ? []
      : [
          { category: { in: named.flatMap(partsOf) } },
          ...(category.includes("unlabelled") ? [{ category: null }] : []),
        ];
  return {
    ...(split === undefined ? {} : { split: { in: split } }),
    ...(labels.length === 0 ? {} : { OR: labels }),
  };
}

function partsOf(category: string): string[] {
  return category === "Known" ? ["Known", "HighlyKnown", "MaybeKnown", "WeaklyKnown"] : [category];
}

type Exported = {
  exampleId: string;
  split: string;
  question: string;
  answers: string[];
  category: string | null;
  pCorrectGreedy: number | null;
  pCorrectSampled: number | null;
  attributes: unknown;
};

function toLine(row: Exported): object {
  return {
    example_id: row.exampleId,
    split: row.split,
    question: row.question,
    answers: row.answers,
    ...(row.category === null ? {} : { category: row.category }),
    ...(row.pCorrectGreedy === null ? {} : { p_correct_greedy: row.pCorrectGreedy }),
    ...(row.pCorrectSampled === null ? {} : { p_correct_sampled: row.pCorrectSampled }),
    attributes: row.attributes,
  };
}
