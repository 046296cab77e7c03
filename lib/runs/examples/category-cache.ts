import "server-only";
import { labelsOfRun, loadRunCategories } from "@/lib/datasets/run-labels";
import { db } from "@/lib/db/client";

/** Category codes of a dataset's own labels by ordinal. */
export function readCategories(dataset: { id: string; version: number }): Promise<Uint8Array> {
  const { id: datasetId, version } = dataset;
  return loadRunCategories(db, {
    ...{ datasetId, version: String(version), choice: { kind: "own" } },
  });
}

/** Category codes by ordinal as a run is read: by the labels of its base model. */
export async function readRunCategories(runId: string): Promise<Uint8Array> {
  const labels = await labelsOfRun(db, runId);
  return labels === null ? new Uint8Array() : loadRunCategories(db, labels);
}
