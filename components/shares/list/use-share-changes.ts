import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { sharesOptions } from "@/lib/shares/query-options";
import type { CreatedShare, PatchShareInput, ShareSummary } from "@/lib/shares/schema";

/** The three writes to a link of a project; each refreshes the list. */
export function useShareChanges(project: string, id: string) {
  const client = useQueryClient();
  const shared = {
    onSuccess: () => client.invalidateQueries({ queryKey: sharesOptions(project).queryKey }),
    onError: (error: Error) => toast.error(error.message),
  };
  const address = apiPaths.share(project, id);
  return {
    change: useMutation({
      mutationFn: (input: PatchShareInput) => sendJson<ShareSummary>("PATCH", address, input),
      ...shared,
    }),
    revoke: useMutation({ mutationFn: () => sendJson<void>("DELETE", address), ...shared }),
    copy: useMutation({
      mutationFn: () => sendJson<CreatedShare>("POST", apiPaths.shareCopy(project, id)),
      ...shared,
    }),
  };
}
