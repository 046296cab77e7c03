import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import type { ExamplesQuery } from "./export-schema";
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
  query: ExamplesQuery,
): Promise<AsyncGenerator<object>> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  return readExamples(dataset.id, query);
}

async function* readExamples(datasetId: string, query: ExamplesQuery): AsyncGenerator<object> {
  for (let from = -1; ; ) {
    const rows = await db.example.findMany({
      where: { datasetId, ordinal: { gt: from }, ...wanted(query) },
      orderBy: { ordinal: "asc" },
      take: pageRows,
      select: exported,
    });
    for (const row of rows) yield toLine(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    from = last.ordinal;
  }
}

function wanted({ split, category }: ExamplesQuery) {
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
