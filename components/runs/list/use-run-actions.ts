import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { doneWords, reversesOf } from "@/components/runs/list/action-words";
import { applyAction, type RunPages } from "@/components/runs/list/apply-action";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { refreshRuns } from "@/lib/runs/list/list-options";
import type { RunActionInput, RunActionResponse } from "@/lib/runs/list/list-schema";
import { type RunFilter, runKeys } from "@/lib/runs/query-options";

const undoMs = 10_000;

/** Actions on chosen runs: done to the lists at once, said in a toast that offers to undo them. */
export function useRunActions(project: string) {
  const client = useQueryClient();
  const lists = { queryKey: [...runKeys.all(project), "list"] };
  const send = (input: RunActionInput) =>
    sendJson<RunActionResponse>("POST", apiPaths.runActions(project), input);
  const undo = async (inputs: RunActionInput[], before: ReturnType<typeof snapshot>) => {
    await Promise.all(inputs.map(send)).catch((error: Error) => toast.error(error.message));
    for (const [key, data] of before) client.setQueryData(key, data);
    refreshRuns(client, project);
  };
  const snapshot = () => client.getQueriesData<InfiniteData<RunPages["pages"][number]>>(lists);
  return useMutation({
    mutationFn: send,
    onSuccess: (response, { action, tag, color }) => {
      const { changed, missing } = response;
      const before = snapshot();
      const applied = { action, tag, color, runs: [...changed, ...missing] };
      for (const [key, data] of before) {
        const filter = key.at(-1) as RunFilter;
        if (data) client.setQueryData(key, applyAction(data as RunPages, { applied, filter }));
      }
      refreshRuns(client, project);
      const reverses = reversesOf({ action, tag }, response);
      const counts = { changed: changed.length, missing: missing.length };
      toast.success(doneWords({ action, tag, color, ...counts }), {
        duration: undoMs,
        // A restoration is asked for over the list, where a toast cannot be reached, and takes nothing away.
        ...(reverses.length > 0 &&
          action !== "restore" && {
            action: { label: "Undo", onClick: () => void undo(reverses, before) },
          }),
      });
    },
    onError: (error) => toast.error(error.message),
  });
}
