import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";

type KeepMarginProps = { project: string; run: string; margin: number };

/** Makes the loss in the address the project's own. */
export function KeepMargin({ project, run, margin }: KeepMarginProps) {
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: () =>
      sendJson("PUT", apiPaths.project(project), { settings: { acceptableLoss: margin } }),
    onSuccess: async () => {
      toast.success(`The project's acceptable loss is ${margin.toFixed(1)} points now.`);
      await client.invalidateQueries({ queryKey: runKeys.run(project, run) });
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <p className="mb-2 text-caption text-muted">
      Moved for this page and its link only.{" "}
      <Button variant="ghost" size="small" isBusy={keep.isPending} onClick={() => keep.mutate()}>
        Keep {margin.toFixed(1)} points for the project
      </Button>
    </p>
  );
}
