import type { Upload } from "@/prisma/generated/client";

type Undoable = Pick<Upload, "runId" | "keptBytes" | "evaluated">;

/** Why an upload cannot be undone, moved or restored, as the end of a sentence; null where it can. */
export function undoProblem(upload: Undoable): string | null {
  if (upload.runId === null)
    return "examples and samples of a dataset cannot be undone: send the file that stood before again";
  if (upload.keptBytes !== null) return null;
  return upload.evaluated === null
    ? "it came before Onset kept the files of uploads, so that what stood before cannot be read again"
    : "its file is no longer kept (ONSET_KEEP_ORIGINALS_BYTES, ONSET_KEEP_ORIGINALS_DAYS)";
}
