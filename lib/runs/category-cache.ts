import "server-only";
import { loadCategories } from "@/lib/datasets/example-index";
import { db } from "@/lib/db/client";

const kept = new Map<string, Uint8Array>();
const keptDatasets = 20;

/** Category codes of a dataset by ordinal; kept by version, so that a relabelled dataset is read anew. */
export async function readCategories(dataset: {
  id: string;
  version: number;
}): Promise<Uint8Array> {
  const key = `${dataset.id}/${dataset.version}`;
  const known = kept.get(key);
  if (known) return known;
  const categories = await loadCategories(db, dataset.id);
  if (kept.size >= keptDatasets) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, categories);
  return categories;
}
