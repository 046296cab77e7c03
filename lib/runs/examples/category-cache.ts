import "server-only";
import { labelsOfRun, loadRunCategories } from "@/lib/datasets/run-labels";
import { db } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";

/** Category codes of a dataset's own labels by ordinal. */
export function readCategories(dataset: RowKey & { version: number }): Promise<Uint8Array> {
  const { projectId, id, version } = dataset;
  return loadRunCategories(db, {
    ...{ dataset: { projectId, id }, version: String(version), choice: { kind: "own" } },
  });
}

/** Category codes by ordinal as a run is read: by the labels of its base model. */
export async function readRunCategories(run: RowKey): Promise<Uint8Array> {
  const labels = await labelsOfRun(db, run);
  return labels === null ? new Uint8Array() : loadRunCategories(db, labels);
}
