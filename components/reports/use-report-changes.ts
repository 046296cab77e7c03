import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "@/components/ui/toast";
import { fetchJson, sendJson } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import { reportsOptions } from "@/lib/reports/query-options";
import type { ChangeReportFields, CreateReportFields, ReportDetail } from "@/lib/reports/schema";

const undoMs = 10_000;
const onError = (error: Error) => toast.error(error.message);

/** What the lists of reports and the page show is read again. */
function useRefresh(project: string) {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    await client.invalidateQueries({ queryKey: reportsOptions(project).queryKey });
    router.refresh();
  };
}

/** Makes a report and opens it for writing. */
export function useMakeReport(project: string) {
  const router = useRouter();
  const refresh = useRefresh(project);
  return useMutation({
    mutationFn: (fields: CreateReportFields) =>
      sendJson<ReportDetail>("POST", apiPaths.reports(project), fields),
    onSuccess: async ({ id }) => {
      await refresh();
      router.push(paths.report(project, id, { edit: "1" }));
    },
    onError,
  });
}

/** The writes to one report. A refused save is the editor's to tell. */
export function useReportChanges(project: string, report: string) {
  const refresh = useRefresh(project);
  const router = useRouter();
  const address = apiPaths.report(project, report);
  const restoreVersion = useMutation({
    mutationFn: (version: number) =>
      sendJson<ReportDetail>("POST", apiPaths.restoreReportVersion(project, report, version)),
    onSuccess: refresh,
    onError,
  });
  const bringBack = () =>
    sendJson<ReportDetail>("POST", apiPaths.restoreReport(project, report))
      .then(refresh)
      .catch(onError);
  return {
    restoreVersion,
    save: useMutation({
      mutationFn: (fields: ChangeReportFields) => sendJson<ReportDetail>("PUT", address, fields),
      onSuccess: async ({ version }) => {
        toast.success(`Saved as version ${version}.`, {
          duration: undoMs,
          action: { label: "Undo", onClick: () => restoreVersion.mutate(version - 1) },
        });
        await refresh();
      },
    }),
    /** The version that stands now, to write over it knowingly. */
    readVersion: async () => (await fetchJson<ReportDetail>(address)).version,
    remove: useMutation({
      mutationFn: () => sendJson<void>("DELETE", address),
      onSuccess: async () => {
        toast.success("The report is deleted. For seven days it can be restored.", {
          duration: undoMs,
          action: { label: "Undo", onClick: () => void bringBack() },
        });
        router.push(paths.reports(project));
        await refresh();
      },
      onError,
    }),
  };
}
