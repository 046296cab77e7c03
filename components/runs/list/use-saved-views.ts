import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { ChangeViewInput, SavedView, SaveViewInput } from "@/lib/runs/list/list-schema";
import { runViewsOptions } from "@/lib/runs/query-options";

const undoMs = 10_000;

/** The writes to a project's saved views; each refreshes their list. */
export function useSavedViews(project: string) {
  const client = useQueryClient();
  const { queryKey } = runViewsOptions(project);
  const refresh = () => client.invalidateQueries({ queryKey });
  const onError = (error: Error) => toast.error(error.message);
  const make = (input: SaveViewInput) =>
    sendJson<SavedView>("POST", apiPaths.runViews(project), input);
  const putBack = ({ name, query }: SaveViewInput) =>
    make({ name, query }).then(refresh).catch(onError);
  return {
    save: useMutation({
      mutationFn: ({ id, ...input }: ChangeViewInput & { id: string | null }) =>
        id === null
          ? make(input)
          : sendJson<SavedView>("PUT", apiPaths.runView(project, id), input),
      onSuccess: ({ name }) => {
        toast.success(`The view ${name} is saved.`);
        return refresh();
      },
      // Somebody else may have changed it: what stands now is shown.
      onError: (error) => {
        onError(error);
        return refresh();
      },
    }),
    remove: useMutation({
      mutationFn: ({ id }: SavedView) => sendJson<void>("DELETE", apiPaths.runView(project, id)),
      onSuccess: (_, view) => {
        toast.success(`The view ${view.name} is deleted.`, {
          duration: undoMs,
          action: { label: "Undo", onClick: () => void putBack(view) },
        });
        return refresh();
      },
      onError,
    }),
  };
}
