"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DeletedItems, DeletedPanel } from "@/components/projects/deleted-panel";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { deletedReportsOptions, reportsOptions } from "@/lib/reports/query-options";

type DeletedReportsPanelProps = { project: string; onClose: () => void };

/** Reports deleted within the last seven days, and the way back. */
export function DeletedReportsPanel({ project, onClose }: DeletedReportsPanelProps) {
  const client = useQueryClient();
  const query = useQuery(deletedReportsOptions(project));
  const restore = useMutation({
    mutationFn: (report: string) => sendJson("POST", apiPaths.restoreReport(project, report)),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsOptions(project).queryKey }),
    onError: ({ message }) => toast.error(message),
  });
  return (
    <DeletedPanel noun="report" {...{ query, onClose }}>
      {(items) => (
        <DeletedItems
          noun="report"
          items={items.map(({ title, ...report }) => ({ ...report, name: title }))}
          isBusy={restore.isPending}
          onRestore={({ id }) => restore.mutate(id)}
        />
      )}
    </DeletedPanel>
  );
}
