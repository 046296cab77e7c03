"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RunSearch } from "@/components/uploads/run-search";
import type { UploadSummary } from "@/lib/uploads/schema";

type MoveDialogProps = {
  project: string;
  run: string;
  upload: UploadSummary;
  onMove: (to: string) => void;
  onClose: () => void;
};

/** Chooses the run that a file was meant for. */
export function MoveDialog({ project, run, upload, onMove, onClose }: MoveDialogProps) {
  const [to, setTo] = useState("");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Move ${upload.filename ?? upload.format} to another run`}
      description="It is undone here and stored there, on top of what stands there. A file that does not fit that run stays where it is."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={to === "" || to === run}
            onClick={() => {
              onMove(to);
              onClose();
            }}
          >
            Move
          </Button>
        </>
      }
    >
      <RunSearch project={project} value={to} onChange={setTo} />
      {to === run && <p className="mt-2 text-caption text-muted">It is in this run already.</p>}
    </Dialog>
  );
}
