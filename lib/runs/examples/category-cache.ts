import "server-only";
import { labelsOfRun, loadRunCategories, type RunLabels } from "@/lib/datasets/run-labels";
import { db } from "@/lib/db/client";

const kept = new Map<string, Uint8Array>();
const keptDatasets = 20;

/** Category codes of a dataset's own labels by ordinal. */
export function readCategories(dataset: { id: string; version: number }): Promise<Uint8Array> {
  const { id: datasetId, version } = dataset;
  return keptCategories({ datasetId, version, choice: { kind: "own" } });
}

/** Category codes by ordinal as a run is read: by the labels of its base model. */
export async function readRunCategories(runId: string): Promise<Uint8Array> {
  const labels = await labelsOfRun(db, runId);
  return labels === null ? new Uint8Array() : keptCategories(labels);
}

/** Kept by version, so that a relabelled dataset is read anew. */
async function keptCategories(labels: RunLabels): Promise<Uint8Array> {
  const key = JSON.stringify([labels.datasetId, labels.version, labels.choice]);
  const known = kept.get(key);
  if (known) return known;
  const categories = await loadRunCategories(db, labels);
  if (kept.size >= keptDatasets) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, categories);
  return categories;
}
