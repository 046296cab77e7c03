"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ErrorPanel } from "@/components/layout/error-panel";
import { problemOf } from "@/components/layout/problem-of";
import { leftWords } from "@/components/projects/left-words";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { deletedReportsOptions, reportsOptions } from "@/lib/reports/query-options";

type DeletedReportsPanelProps = { project: string; onClose: () => void };

/** Reports deleted within the last seven days, and the way back. */
export function DeletedReportsPanel({ project, onClose }: DeletedReportsPanelProps) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(deletedReportsOptions(project));
  const restore = useMutation({
    mutationFn: (report: string) => sendJson("POST", apiPaths.restoreReport(project, report)),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsOptions(project).queryKey }),
    onError: ({ message }) => toast.error(message),
  });
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Recently deleted"
      description="A deleted report is kept for seven days; then it is gone for good."
      className="w-[min(28rem,100vw)]"
    >
      {error && !data && <ErrorPanel {...problemOf(error)} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <p className="text-muted">No report was deleted within the last seven days.</p>
      )}
      <ul aria-label="Recently deleted reports">
        {data?.items.map(({ id, title, goneAt, leftMs }) => (
          <li key={id} className="flex min-h-13 items-center gap-3 border-b py-1.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-semibold">{title}</p>
              <time dateTime={goneAt} className="text-caption text-muted">
                {leftWords(leftMs)}
              </time>
            </div>
            <Button
              aria-label={`Restore ${title}`}
              disabled={restore.isPending}
              onClick={() => restore.mutate(id)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
