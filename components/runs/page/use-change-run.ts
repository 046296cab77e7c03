import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys, runOptions } from "@/lib/runs/query-options";
import type { HyperparameterValue, PutRunInput, RunDetail } from "@/lib/runs/schema";

type Change = PutRunInput & {
  /** Settings by name, beside those that the run has; null takes one out. */
  settings?: Record<string, HyperparameterValue>;
};

function send(project: string, run: string, { settings, ...fields }: Change): Promise<RunDetail> {
  return settings === undefined
    ? sendJson<RunDetail>("PUT", apiPaths.run(project, run), fields)
    : sendJson<RunDetail>("PATCH", apiPaths.hyperparameters(project, run), settings);
}

/** Changes fields or settings of a run, then everything that shows it. */
export function useChangeRun(
  project: string,
  run: string,
  onError: (error: Error) => void = ({ message }) => toast.error(message),
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => send(project, run, change),
    onSuccess: (detail) => {
      client.setQueryData(runOptions(project, run).queryKey, detail);
      // Nobody waits for the pictures before the change counts as made.
      for (const queryKey of [
        runKeys.run(project, run),
        runKeys.all(project),
        runKeys.compared(project),
      ])
        void client.invalidateQueries({ queryKey });
    },
    onError,
  });
}

const undoMs = 10_000;

/** Changes a run where the value stands: a refusal is the field's to tell, and what was there before comes back by Undo. */
export function useEditRun(project: string, run: string) {
  const { mutateAsync } = useChangeRun(project, run, () => {});
  const takeBack = useChangeRun(project, run);
  return async (label: string, change: Change, before: Change) => {
    await mutateAsync(change);
    toast.success(`You changed the ${label}.`, {
      duration: undoMs,
      action: { label: "Undo", onClick: () => takeBack.mutate(before) },
    });
  };
}
