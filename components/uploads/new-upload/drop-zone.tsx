"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { type DroppedFile, droppedFiles, pickedFiles } from "@/components/uploads/dropped-files";

type DropZoneProps = { onFiles: (files: readonly DroppedFile[]) => void };

/** React has no property for it; every browser has. */
const folderPicker = { webkitdirectory: "" };

/** Takes files and folders by drop, by click and by key. */
export function DropZone({ onFiles }: DropZoneProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFiles(await droppedFiles(event.dataTransfer));
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
        "flex flex-col items-center gap-3 rounded-xl border border-dashed bg-card px-4 py-12 text-center",
        isOver && "border-focus bg-hover",
      )}
    >
      <FileUp aria-hidden className="size-6 text-muted" />
      <div>
        <p className="font-semibold">Drop what your trainer or evaluator wrote</p>
        <p className="mt-0.5 max-w-xl text-[0.8125rem] text-muted">
          Files, folders, zip or tar; plain, gzip or zstd. You see what is in them before anything
          is stored.
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files"
        className="sr-only"
        onChange={({ target }) => {
          onFiles(pickedFiles(target.files ?? []));
          target.value = "";
        }}
      />
      <input
        ref={folder}
        type="file"
        {...folderPicker}
        tabIndex={-1}
        aria-label="Folder"
        className="sr-only"
        onChange={({ target }) => {
          onFiles(pickedFiles(target.files ?? []));
          target.value = "";
        }}
      />
    </section>
  );
}
