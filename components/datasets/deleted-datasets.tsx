"use client";

import { DeletedList, type DeletedThing } from "@/components/projects/deleted-list";
import { apiPaths } from "@/lib/paths";

type DeletedDatasetsProps = { project: string; items: readonly DeletedThing[] };

export function DeletedDatasets({ project, items }: DeletedDatasetsProps) {
  const address = (id: string) => apiPaths.restoreDataset(project, id);
  return <DeletedList noun="dataset" items={items} restoreAddress={address} />;
}
