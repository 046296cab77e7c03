"use client";

import type { FormEvent } from "react";
import { checkpointName } from "@/components/runs/decision/decision-model";
import { checkpointPath } from "@/components/runs/decision/decision-words";
import { useChooseCheckpoint } from "@/components/runs/decision/use-choose-checkpoint";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { RunDetail } from "@/lib/runs/schema";

type UseCheckpointDialogProps = {
  project: string;
  run: RunDetail;
  checkpoint: { step: number; epoch: number | null };
  canWrite: boolean;
  onClose: () => void;
};

/** Where the checkpoint lies, to copy; and the mark that says to all others that it is the one. */
export function UseCheckpointDialog(props: UseCheckpointDialogProps) {
  const { project, run, checkpoint, canWrite, onClose } = props;
  const choose = useChooseCheckpoint(project, run.id);
  const path = checkpointPath(checkpoint.step, run.hyperparameters);
  const isChosen = run.chosen?.step === checkpoint.step;
  const mark = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note")).trim();
    choose.mutate({ step: checkpoint.step, note: note || null }, { onSuccess: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Use ${checkpointName(checkpoint)}, step ${checkpoint.step}`}
      description="Copy its step or its folder; mark it, and the list, comparisons, links and the verdict say so."
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 flex-1 basis-40 rounded bg-hover px-2 py-1 wrap-anywhere">
            {path}
          </code>
          <CopyButton text={path} label="Copy folder" />
          <CopyButton text={String(checkpoint.step)} label="Copy step" />
        </div>
        {canWrite && (
          <form onSubmit={mark} className="flex flex-col gap-4">
            <Field label="Why this one" hint="Optional; whoever opens the run reads it">
              <Textarea
                name="note"
                rows={2}
                maxLength={1000}
                defaultValue={isChosen ? (run.chosen?.note ?? "") : ""}
              />
            </Field>
            <div className="flex justify-end gap-2">
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="primary" isBusy={choose.isPending}>
                {isChosen ? "Save" : "Mark as chosen"}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Dialog>
  );
}
