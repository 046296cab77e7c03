import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";
import { uploadKeys } from "@/lib/uploads/query-options";
import type { DropResponse, UploadSummary } from "@/lib/uploads/schema";
import { dropWords } from "./history-words";

const undoMs = 10_000;

/** What takes back or brings back data of a run; each says what it did and offers the way back. */
export function useUploadActions({ project, run }: { project: string; run: string }) {
  const client = useQueryClient();
  const refresh = async (...runs: string[]) => {
    await Promise.all([
      ...[run, ...runs].map((each) =>
        client.invalidateQueries({ queryKey: runKeys.run(project, each) }),
      ),
      client.invalidateQueries({ queryKey: runKeys.all(project) }),
      client.invalidateQueries({ queryKey: uploadKeys.all(project) }),
    ]);
  };
  const onError = (error: Error) => toast.error(error.message);
  const restore = useMutation({
    mutationFn: ({ id }: Pick<UploadSummary, "id" | "filename">) =>
      sendJson("POST", apiPaths.restoreUpload(project, run, id)),
    onSuccess: async (_, { filename }) => {
      toast.success(`${filename ?? "The upload"} stands again.`);
      await refresh();
    },
    onError,
  });
  const undo = useMutation({
    mutationFn: ({ id }: Pick<UploadSummary, "id" | "filename">) =>
      sendJson("DELETE", apiPaths.runUpload(project, run, id)),
    onSuccess: async (_, upload) => {
      toast.success(
        `${upload.filename ?? "The upload"} is undone; what stood before stands again.`,
        {
          duration: undoMs,
          action: { label: "Put back", onClick: () => restore.mutate(upload) },
        },
      );
      await refresh();
    },
    onError,
  });
  const move = useMutation({
    mutationFn: ({ id, to }: { id: string; to: string }) =>
      sendJson<UploadSummary>("POST", apiPaths.moveUpload(project, run, id), { run: to }),
    onSuccess: async ({ filename }, { to }) => {
      toast.success(`${filename ?? "The upload"} is one of ${to} now.`);
      await refresh(to);
    },
    onError,
  });
  const restoreDrop = useMutation({
    mutationFn: (id: string) => sendJson("POST", apiPaths.restoreDrop(project, run, id)),
    onSuccess: async () => {
      toast.success("What was dropped stands again, under what came since.");
      await refresh();
    },
    onError,
  });
  const drop = useMutation({
    mutationFn: (fromStep: number) =>
      sendJson<DropResponse>("DELETE", apiPaths.checkpointsFrom(project, run, fromStep)),
    onSuccess: async ({ id, whyFinal, ...counts }) => {
      if (id === null) toast.info("There was nothing to drop.");
      else
        toast.success(`${dropWords(counts)} dropped.`, {
          duration: undoMs,
          ...(whyFinal === null && {
            action: { label: "Put back", onClick: () => restoreDrop.mutate(id) },
          }),
        });
      await refresh();
    },
    onError,
  });
  const isBusy = [restore, undo, move, drop, restoreDrop].some(({ isPending }) => isPending);
  return { undo, restore, move, drop, restoreDrop, isBusy };
}

export type UploadActions = ReturnType<typeof useUploadActions>;
