"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { UploadSummary } from "@/lib/uploads/schema";

type UndoDialogProps = { upload: UploadSummary; onUndo: () => void; onClose: () => void };

export function UndoDialog({ upload, onUndo, onClose }: UndoDialogProps) {
  const name = upload.filename ?? upload.format;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Undo ${name}?`}
      description="Its numbers leave the run, and what stood before it at the same checkpoints and metrics stands again. For seven days it can be put back: by the message that follows, or in this card."
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            onClick={() => {
              onUndo();
              onClose();
            }}
          >
            Undo
          </Button>
        </>
      }
    />
  );
}
