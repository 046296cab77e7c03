import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { DroppedFile } from "@/components/uploads/dropped-files";
import { withOwnPaths } from "@/components/uploads/dropped-files";
import { ApiError } from "@/lib/http/api-client";
import { runKeys } from "@/lib/runs/query-options";
import type { InspectResponse, UploadsResponse, UploadTarget } from "@/lib/uploads/inspect-schema";
import { uploadKeys } from "@/lib/uploads/query-options";
import { lookInto, storeBundle } from "./look-into";

type Sending = { kind: "sending"; ratio: number | null };

/** Where a bundle stands on its way into the project. */
export type BundleState =
  | { kind: "idle" }
  | { kind: "looking"; ratio: number | null; files: readonly DroppedFile[] }
  | { kind: "unread"; error: ApiError; files: readonly DroppedFile[] }
  | {
      kind: "review";
      files: readonly DroppedFile[];
      response: InspectResponse;
      sending: Sending | null;
      error: ApiError | null;
    }
  | { kind: "done"; files: readonly DroppedFile[]; stored: UploadsResponse };

export type StoreInput = {
  /** Those of the dropped files that are sent. */
  files: readonly DroppedFile[];
  targets: readonly UploadTarget[];
};

function toError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const message = "the files could not be sent; was one moved or changed meanwhile?";
  return new ApiError(0, "internal", message, []);
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** A bundle from being looked into to being stored; one at a time. */
export function useBundle(project: string) {
  const queries = useQueryClient();
  const cancellation = useRef<AbortController>(null);
  const [state, setState] = useState<BundleState>({ kind: "idle" });

  const begin = () => {
    cancellation.current?.abort();
    const controller = new AbortController();
    cancellation.current = controller;
    return controller.signal;
  };
  const reset = () => {
    cancellation.current?.abort();
    setState({ kind: "idle" });
  };
  const cancel = () => cancellation.current?.abort();

  const look = async (dropped: readonly DroppedFile[]) => {
    if (dropped.length === 0) return;
    const signal = begin();
    const files = withOwnPaths(dropped);
    const onProgress = (ratio: number | null) => setState({ kind: "looking", ratio, files });
    onProgress(0);
    try {
      const response = await lookInto(project, { files, targets: [] }, { signal, onProgress });
      setState({ kind: "review", files, response, sending: null, error: null });
    } catch (error) {
      if (isAbort(error)) setState((now) => (now.kind === "looking" ? { kind: "idle" } : now));
      else setState({ kind: "unread", error: toError(error), files });
    }
  };

  /** Looks once more with what was said of rows; what was shown stays until the answer is there. */
  const lookAgain = async (targets: readonly UploadTarget[]) => {
    if (state.kind !== "review" || state.sending !== null) return;
    const { files, response: before } = state;
    const signal = begin();
    const onProgress = () => {};
    try {
      const seen = await lookInto(project, { files, targets }, { signal, onProgress });
      const response = withShapesOf(before, seen);
      setState((now) => (now.kind === "review" ? { ...now, response, error: null } : now));
    } catch (error) {
      if (isAbort(error)) return;
      setState((now) => (now.kind === "review" ? { ...now, error: toError(error) } : now));
    }
  };

  const store = async (input: StoreInput): Promise<UploadsResponse | null> => {
    const signal = begin();
    const onProgress = (ratio: number | null) =>
      setState((now) =>
        now.kind === "review" ? { ...now, error: null, sending: sent(ratio) } : now,
      );
    onProgress(0);
    try {
      const stored = await storeBundle(project, input, { signal, onProgress });
      setState((now) => ({ kind: "done", files: "files" in now ? now.files : [], stored }));
      return stored;
    } catch (error) {
      const shown = isAbort(error) ? null : toError(error);
      setState((now) => (now.kind === "review" ? { ...now, sending: null, error: shown } : now));
      return null;
    } finally {
      for (const queryKey of changedKeys(project)) queries.invalidateQueries({ queryKey });
    }
  };
  return { state, look, lookAgain, store, reset, cancel };
}

function sent(ratio: number | null): Sending {
  return { kind: "sending", ratio };
}

/**
 * What was said is kept by shape, and a shape may change with the columns that are chosen; what was asked stays asked,
 * so that an answer can be changed.
 */
function withShapesOf(before: InspectResponse, seen: InspectResponse): InspectResponse {
  const earlier = new Map(before.files.map((file) => [file.path, file]));
  const files = seen.files.map((file) => {
    const known = earlier.get(file.path);
    if (known === undefined) return file;
    const ids = new Set(known.questions.map(({ id }) => id));
    const fresh = file.questions.filter(({ id }) => !ids.has(id));
    return { ...file, shape: known.shape, questions: [...known.questions, ...fresh] };
  });
  return { ...seen, files };
}

function changedKeys(project: string) {
  return [
    runKeys.all(project),
    ["run", project],
    uploadKeys.all(project),
    uploadKeys.destinations(project),
  ];
}
