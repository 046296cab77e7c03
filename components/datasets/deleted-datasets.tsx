"use client";

import { DeletedList } from "@/components/projects/deleted-list";
import type { DeletedItem } from "@/components/projects/deleted-panel";
import { apiPaths } from "@/lib/paths";

type DeletedDatasetsProps = { project: string; items: readonly DeletedItem[] };

export function DeletedDatasets({ project, items }: DeletedDatasetsProps) {
  const address = (id: string) => apiPaths.restoreDataset(project, id);
  return <DeletedList noun="dataset" items={items} restoreAddress={address} />;
}
