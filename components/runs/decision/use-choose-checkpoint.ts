import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { PutChoiceInput } from "@/lib/runs/choice-schema";
import { runKeys, runOptions } from "@/lib/runs/query-options";
import type { RunDetail } from "@/lib/runs/schema";

/** Marks a checkpoint as the one to use, or takes the mark away, then everything that shows it. */
export function useChooseCheckpoint(project: string, run: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: PutChoiceInput) =>
      sendJson<RunDetail>("PUT", apiPaths.choice(project, run), choice),
    onSuccess: async (detail) => {
      client.setQueryData(runOptions(project, run).queryKey, detail);
      await client.invalidateQueries({ queryKey: runKeys.all(project) });
    },
    onError: (error) => toast.error(error.message),
  });
}
