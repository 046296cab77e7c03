import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import { evaluateRun } from "@/lib/runs/analysis/evaluate-run";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { rescoreRun } from "./rescore-run";

/** Scores and counts every run of a dataset again, after its answers or labels changed. */
export async function refreshDataset(tx: Transaction, dataset: RowKey): Promise<void> {
  for (const run of await runsOf(tx, dataset)) {
    await rescoreRun(tx, run);
    await evaluateRun(tx, run, "all");
    await summariseRun(tx, run);
  }
}

function runsOf(tx: Transaction, { projectId, id }: RowKey) {
  return tx.run.findMany({
    where: { projectId, datasetId: id },
    select: { id: true, projectId: true, datasetId: true },
  });
}
