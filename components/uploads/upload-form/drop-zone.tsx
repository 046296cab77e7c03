"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

type DropZoneProps = { onFiles: (files: Iterable<File>) => void; isDisabled: boolean };

/** Takes files by drop, by click and by key. */
export function DropZone({ onFiles, isDisabled }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!isDisabled) onFiles(event.dataTransfer.files);
  };
  return (
    <section
      aria-label="Files to upload"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={classNames(
        "flex flex-col items-center gap-3 rounded-xl border border-dashed bg-card px-4 py-8 text-center",
        isOver && "border-focus bg-hover",
      )}
    >
      <FileUp aria-hidden className="size-6 text-muted" />
      <div>
        <p className="font-semibold">Drop files here</p>
        <p className="mt-0.5 max-w-xl text-[0.8125rem] text-muted">
          Examples, SliCK samples, a training set, predictions, aggregates or metrics; also a
          trainer_state.json or a CSV with a step column. Plain, gzip or zstd.
        </p>
      </div>
      <Button disabled={isDisabled} onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files"
        className="sr-only"
        onChange={(event) => {
          onFiles(event.target.files ?? []);
          event.target.value = "";
        }}
      />
    </section>
  );
}
