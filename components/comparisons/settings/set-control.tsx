"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";

type SetControlProps = {
  run: ComparedRun;
  suggestion: NonNullable<ComparedRun["suggestedControl"]>;
};

/** The configurations differ in nothing but the mix: the suggested control is one click away, kept by those who may write. */
export function SetControl({ run, suggestion }: SetControlProps) {
  const { project, response, canWrite } = useComparison();
  const { setView } = useCompareView();
  const client = useQueryClient();
  const name = response.runs.find((one) => one.run === suggestion.run)?.name ?? suggestion.run;
  const change = useMutation({
    mutationFn: (control: string | null) =>
      sendJson("PUT", apiPaths.run(project, run.run), { control }),
    onSuccess: (_, control) => {
      if (control === null) toast.success(`${run.name} names no control again.`);
      else
        toast.success(`${run.name} is now compared with ${name}.`, {
          action: { label: "Undo", onClick: () => change.mutate(null) },
        });
      return client.invalidateQueries({ queryKey: runKeys.compared(project) });
    },
    onError: (error) => toast.error(error.message),
  });
  const differs =
    suggestion.differences.length > 0 ? `, another ${suggestion.differences.join(" and ")}` : "";
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 text-caption text-muted">
      {name} has the same set-up without Unknown examples{differs}
      {suggestion.reachesEnd ? "" : ", but fewer steps"}.
      <Button
        size="small"
        isBusy={change.isPending}
        onClick={() =>
          canWrite ? change.mutate(suggestion.run) : setView({ control: suggestion.run })
        }
      >
        Use as control<span className="sr-only"> of {run.name}</span>
      </Button>
    </p>
  );
}
