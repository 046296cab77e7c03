"use client";

import { runCount } from "@/components/runs/list/action-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type DeleteRunsDialogProps = {
  names: readonly string[];
  onDelete: () => void;
  onClose: () => void;
};

const mostNamed = 8;

export function DeleteRunsDialog({ names, onDelete, onClose }: DeleteRunsDialogProps) {
  const count = runCount(names.length);
  const more = names.length - mostNamed;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Delete ${count}?`}
      description="Checkpoints, outcomes, metrics and uploads go too; links that show them are dead. For seven days all of it can be restored: by the message that follows, or from Recently deleted in the run list's Status menu."
      actions={
        <>
          <Button onClick={onClose}>{names.length === 1 ? "Keep it" : "Keep them"}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onDelete();
              onClose();
            }}
          >
            Delete {count}
          </Button>
        </>
      }
    >
      <ul className="max-h-48 overflow-y-auto border-t text-[0.8125rem]">
        {names.slice(0, mostNamed).map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two runs may have the same name
          <li key={index} className="truncate border-b py-1.5">
            {name}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1.5 text-caption text-muted">and {runCount(more)} more</p>}
    </Dialog>
  );
}
