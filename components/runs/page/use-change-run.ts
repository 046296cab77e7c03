import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys, runOptions } from "@/lib/runs/query-options";
import type { PutRunInput, RunDetail } from "@/lib/runs/schema";

/** Changes fields of a run, then everything that shows it. */
export function useChangeRun(project: string, run: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: PutRunInput) =>
      sendJson<RunDetail>("PUT", apiPaths.run(project, run), change),
    onSuccess: async (detail) => {
      client.setQueryData(runOptions(project, run).queryKey, detail);
      await Promise.all([
        client.invalidateQueries({ queryKey: runKeys.run(project, run) }),
        client.invalidateQueries({ queryKey: runKeys.all(project) }),
      ]);
    },
    onError: (error) => toast.error(error.message),
  });
}
