import "server-only";
import type { Transaction } from "@/lib/db/client";
import { evaluateRun } from "@/lib/runs/analysis/evaluate-run";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { rescoreRun } from "./rescore-run";

/** Scores and counts every run of a dataset again, after its answers or labels changed. */
export async function refreshDataset(tx: Transaction, datasetId: string): Promise<void> {
  for (const run of await runsOf(tx, datasetId)) {
    await rescoreRun(tx, run);
    await evaluateRun(tx, run, "all");
    await summariseRun(tx, run.id);
  }
}

function runsOf(tx: Transaction, datasetId: string) {
  return tx.run.findMany({ where: { datasetId }, select: { id: true, datasetId: true } });
}
