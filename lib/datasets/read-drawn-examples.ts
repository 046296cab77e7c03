import "server-only";
import type { Transaction } from "@/lib/db/client";
import { isOfDataset, type RowKey } from "@/lib/db/row-key";
import type { StoredDraws } from "@/lib/domain/knowledge/draw-counts";

/** An example whose draws are kept. */
export type DrawnExample = StoredDraws & {
  ordinal: number;
  split: string;
  category: string | null;
  answers: string[];
};

const pageRows = 5000;

/** The examples of a dataset whose draws are kept, by ordinal, a page at a time. */
export async function* readDrawnExamples(
  tx: Transaction,
  dataset: RowKey,
): AsyncGenerator<DrawnExample[]> {
  for (let from = -1; ; ) {
    const page = await tx.$queryRaw<DrawnExample[]>`
      SELECT s."ordinal", s."greedy", s."sampled", s."greedyCount", s."greedyCorrect", s."sampledCount",
        s."sampledCorrect", e."split", e."category", e."answers"
      FROM "slick_sample" s
      JOIN "example" e ON e."projectId" = s."projectId" AND e."datasetId" = s."datasetId"
        AND e."ordinal" = s."ordinal"
      WHERE ${isOfDataset(dataset, "s")} AND s."ordinal" > ${from}
      ORDER BY s."ordinal" LIMIT ${pageRows}`;
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    from = last.ordinal;
  }
}
