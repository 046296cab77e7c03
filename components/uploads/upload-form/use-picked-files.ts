import { useState } from "react";
import { detectFormat } from "@/lib/domain/formats/detect";
import { inUploadOrder } from "./destination-of";
import type { FileState, PickedFile } from "./picked-file";
import { previewOf } from "./preview";
import { readHead } from "./read-head";

async function lookInto(file: File): Promise<Partial<PickedFile>> {
  const { bytes, isOpaque } = await readHead(file);
  const detection = isOpaque ? null : detectFormat(bytes, file.name);
  const text = new TextDecoder().decode(bytes, { stream: true });
  const isWhole = bytes.length === file.size;
  const preview = detection?.isSupported ? previewOf(text, detection.id, isWhole) : null;
  return { detection, isOpaque, preview, state: { kind: "ready" } };
}

/** The files of this page, recognised as they are picked and kept in the order they will be sent in. */
export function usePickedFiles() {
  const [files, setFiles] = useState<PickedFile[]>([]);
  const change = (id: string, patch: Partial<PickedFile>) =>
    setFiles((all) =>
      inUploadOrder(all.map((one) => (one.id === id ? { ...one, ...patch } : one))),
    );
  const add = (picked: Iterable<File>) => {
    const fresh = [...picked].map((file): PickedFile => {
      const state: FileState = { kind: "reading" };
      return {
        id: crypto.randomUUID(),
        file,
        detection: null,
        isOpaque: false,
        preview: null,
        state,
      };
    });
    setFiles((all) => [...all, ...fresh]);
    for (const { id, file } of fresh) {
      lookInto(file).then(
        (seen) => change(id, seen),
        () => change(id, { state: { kind: "ready" } }),
      );
    }
  };
  const remove = (id: string) => setFiles((all) => all.filter((one) => one.id !== id));
  return { files, add, remove, change, clear: () => setFiles([]) };
}
