import "server-only";
import type { Transaction } from "@/lib/db/client";
import { type LabelCategory, labelCategories } from "@/lib/domain/knowledge/knowledge";
import { codeOfCategory } from "@/lib/domain/outcomes/evaluate";

/** What an upload needs to know of a dataset's examples, by ordinal. */
export type ExampleIndex = {
  ordinalOf: Map<string, number>;
  splits: string[];
  answers: string[][];
  /** 0 unlabelled, 1 to 5 in the order of `labelCategories`. */
  categories: Uint8Array;
};

export function emptyExampleIndex(): ExampleIndex {
  return { ordinalOf: new Map(), splits: [], answers: [], categories: new Uint8Array(0) };
}

const pageRows = 10_000;

export async function loadExampleIndex(tx: Transaction, datasetId: string): Promise<ExampleIndex> {
  const index = emptyExampleIndex();
  const codes: number[] = [];
  for (let from = -1; ; ) {
    const rows = await tx.example.findMany({
      where: { datasetId, ordinal: { gt: from } },
      orderBy: { ordinal: "asc" },
      take: pageRows,
      select: { ordinal: true, exampleId: true, split: true, answers: true, category: true },
    });
    for (const row of rows) {
      index.ordinalOf.set(row.exampleId, row.ordinal);
      index.splits[row.ordinal] = row.split;
      index.answers[row.ordinal] = row.answers;
      codes[row.ordinal] = codeOfCategory(toCategory(row.category));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) break;
    from = last.ordinal;
  }
  index.categories = Uint8Array.from({ length: codes.length }, (_, ordinal) => codes[ordinal] ?? 0);
  return index;
}

/** Category codes alone, for counting outcomes again. */
export async function loadCategories(tx: Transaction, datasetId: string): Promise<Uint8Array> {
  const rows = await tx.example.findMany({
    where: { datasetId },
    select: { ordinal: true, category: true },
  });
  const size = rows.reduce((most, { ordinal }) => Math.max(most, ordinal + 1), 0);
  const codes = new Uint8Array(size);
  for (const row of rows) codes[row.ordinal] = codeOfCategory(toCategory(row.category));
  return codes;
}

export function toCategory(stored: string | null): LabelCategory | null {
  return labelCategories.find((category) => category === stored) ?? null;
}
