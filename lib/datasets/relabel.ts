import "server-only";
import type { Transaction } from "@/lib/db/client";
import { ofDataset, type RowKey } from "@/lib/db/row-key";
import { createLabeller } from "@/lib/domain/knowledge/draw-counts";
import type { ScoringRule } from "@/lib/domain/knowledge/scoring";
import { type LabelRow, writeLabels } from "./mutations";

const pageRows = 2000;

/** Labels every example that has raw draws again, after the scoring rule changed. Answers how many labels moved. */
export async function relabelDataset(
  tx: Transaction,
  dataset: RowKey,
  rule: ScoringRule,
): Promise<number> {
  const label = createLabeller(rule);
  let changed = 0;
  for (let from = -1; ; ) {
    const samples = await tx.slickSample.findMany({
      where: { ...ofDataset(dataset), ordinal: { gt: from } },
      orderBy: { ordinal: "asc" },
      take: pageRows,
    });
    const last = samples.at(-1);
    if (last === undefined) return changed;
    from = last.ordinal;
    const examples = await tx.example.findMany({
      where: { ...ofDataset(dataset), ordinal: { in: samples.map(({ ordinal }) => ordinal) } },
      select: { ordinal: true, answers: true, category: true },
    });
    const byOrdinal = new Map(examples.map((row) => [row.ordinal, row]));
    const labels: LabelRow[] = [];
    for (const sample of samples) {
      const example = byOrdinal.get(sample.ordinal);
      if (example === undefined) continue;
      const estimate = label(sample, example.answers);
      if (estimate.category !== example.category) changed++;
      labels.push({ ordinal: sample.ordinal, ...estimate });
    }
    await writeLabels(tx, dataset, labels);
  }
}
