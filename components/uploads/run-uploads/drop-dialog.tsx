"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatCount } from "@/lib/format";
import { dropPreviewOptions } from "@/lib/uploads/query-options";
import type { DropPreview } from "@/lib/uploads/schema";
import { dropWords } from "./history-words";

type DropDialogProps = {
  project: string;
  run: string;
  onDrop: (fromStep: number) => void;
  onClose: () => void;
};

function stepIn(text: string): number | null {
  const step = Number(text.trim().replaceAll(",", ""));
  return text.trim() !== "" && Number.isFinite(step) && step >= 0 ? step : null;
}

/** Asks from which step on, and says what would go before it goes. */
export function DropDialog({ project, run, onDrop, onClose }: DropDialogProps) {
  const [text, setText] = useState("");
  const fromStep = stepIn(useDeferredValue(text));
  const { data, error } = useQuery({
    ...dropPreviewOptions(project, run, fromStep ?? 0),
    enabled: fromStep !== null,
    placeholderData: keepPreviousData,
  });
  const preview = fromStep === null ? null : (data ?? null);
  const isEmpty = preview === null || preview.checkpoints + preview.metrics === 0;
  const isWrong = text.trim() !== "" && fromStep === null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Drop everything from a step on"
      description="For a training that went back to an older checkpoint: drop what it left behind, then send the new branch. What is uploaded afterwards is not touched."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            disabled={isEmpty || fromStep !== stepIn(text)}
            onClick={() => {
              if (fromStep !== null) onDrop(fromStep);
              onClose();
            }}
          >
            Drop
          </Button>
        </>
      }
    >
      <Field
        label="First step that goes"
        error={isWrong ? "a step is a number from 0 on" : error?.message}
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <p role="status" className="mt-3 min-h-10 text-[0.8125rem]">
        {preview !== null && <Preview preview={preview} />}
      </p>
    </Dialog>
  );
}

function Preview({ preview }: { preview: DropPreview }) {
  const { checkpoints, metrics, firstStep, lastStep, whyFinal } = preview;
  if (checkpoints + metrics === 0) return "The run has nothing at or after this step.";
  const steps =
    firstStep === null || lastStep === null
      ? ""
      : ` (steps ${formatCount(firstStep)} to ${formatCount(lastStep)})`;
  return (
    <>
      <strong>
        {dropWords({ checkpoints, metrics })}
        {steps} would go.
      </strong>{" "}
      {whyFinal === null
        ? "For seven days they can be put back."
        : `This cannot be taken back: ${whyFinal}.`}
    </>
  );
}
