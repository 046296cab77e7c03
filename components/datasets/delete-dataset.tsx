"use client";

import { useState } from "react";
import { useDelete } from "@/components/projects/use-delete";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCount } from "@/lib/format";
import { apiPaths, paths } from "@/lib/paths";

type DeleteDatasetProps = { project: string; dataset: string; name: string; runs: number };

/** Asked once, undone by the message that follows or from the list of datasets. */
export function DeleteDataset({ project, dataset, name, runs }: DeleteDatasetProps) {
  const [isOpen, setIsOpen] = useState(false);
  const remove = useDelete({
    name,
    address: apiPaths.dataset(project, dataset),
    restoreAddress: apiPaths.restoreDataset(project, dataset),
    next: paths.datasets(project),
    back: paths.dataset(project, dataset),
  });
  const measured =
    runs === 0
      ? "No run is measured on it."
      : `${formatCount(runs)} ${runs === 1 ? "run is" : "runs are"} measured on it: they keep their counts, but their questions, answers and paired tests are away with it.`;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button variant="danger">Delete…</Button>}
      title={`Delete ${name}?`}
      description={`${measured} For seven days it can be restored: by the message that follows, or from the list of datasets.`}
      actions={
        <>
          <Button onClick={() => setIsOpen(false)}>Keep it</Button>
          <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            Delete
          </Button>
        </>
      }
    />
  );
}
