import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import { createLabeller } from "@/lib/domain/knowledge/draw-counts";
import type { ScoringRule } from "@/lib/domain/knowledge/scoring";
import { type LabelRow, writeLabels } from "./mutations";
import { readDrawnExamples } from "./read-drawn-examples";

/** Labels every example that has raw draws again, after the scoring rule changed. Answers how many labels moved. */
export async function relabelDataset(
  tx: Transaction,
  dataset: RowKey,
  rule: ScoringRule,
): Promise<number> {
  const label = createLabeller(rule);
  let changed = 0;
  for await (const page of readDrawnExamples(tx, dataset)) {
    const labels: LabelRow[] = [];
    for (const { ordinal, category, answers, ...draws } of page) {
      const estimate = label(draws, answers);
      if (estimate.category !== category) changed++;
      labels.push({ ordinal, ...estimate });
    }
    await writeLabels(tx, dataset, labels);
  }
  return changed;
}
