import type { Detection } from "@/lib/domain/formats/detect";
import type { ApiError } from "@/lib/http/api-client";
import type { Preview } from "./preview";
import type { StoredAnswer } from "./stored-words";

/** Where a picked file stands on its way into the project. */
export type FileState =
  | { kind: "reading" }
  | { kind: "ready" }
  | { kind: "sending"; ratio: number }
  | { kind: "storing" }
  | { kind: "stored"; answer: StoredAnswer; href: string }
  | { kind: "refused"; error: ApiError }
  | { kind: "cancelled" };

export type PickedFile = {
  id: string;
  file: File;
  detection: Detection | null;
  /** Packed in a way that the browser cannot look into; the server can. */
  isOpaque: boolean;
  preview: Preview | null;
  state: FileState;
};

export function isUnderWay({ state }: PickedFile): boolean {
  return state.kind === "sending" || state.kind === "storing";
}

/** Whether the next "Upload" sends this file. */
export function isToSend({ state, detection, isOpaque }: PickedFile): boolean {
  const isOpen = state.kind === "ready" || state.kind === "refused" || state.kind === "cancelled";
  return isOpen && (isOpaque || detection?.isSupported === true);
}
