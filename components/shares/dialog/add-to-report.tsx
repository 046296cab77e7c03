"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import { reportsOptions } from "@/lib/reports/query-options";
import type { AddChartFields, ReportDetail } from "@/lib/reports/schema";

type AddToReportProps = { project: string; chart: AddChartFields };

/** Puts what would be shared into a report instead: a new one, or at the end of one that is there. */
export function AddToReport({ project, chart }: AddToReportProps) {
  const client = useQueryClient();
  const { data } = useQuery(reportsOptions(project));
  const [chosen, setChosen] = useState("");
  const add = useMutation({
    mutationFn: () =>
      chosen === ""
        ? sendJson<ReportDetail>("POST", apiPaths.reports(project), {
            blocks: [{ kind: "new-chart", ...chart }],
          })
        : sendJson<ReportDetail>("POST", apiPaths.reportCharts(project, chosen), chart),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsOptions(project).queryKey }),
  });
  if (add.data) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status">It is in “{add.data.title.slice(0, 80)}” now.</p>
        <LinkButton href={paths.report(project, add.data.id)}>Open the report</LinkButton>
      </div>
    );
  }
  const reports = (data?.items ?? []).map(({ id, title }) => ({
    value: id,
    label: title.slice(0, 80),
  }));
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label="Or put it into a report" error={add.error?.message} className="min-w-48 flex-1">
        <Select
          options={[{ value: "", label: "a new report" }, ...reports]}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        />
      </Field>
      <Button isBusy={add.isPending} onClick={() => add.mutate()}>
        Add to the report
      </Button>
    </div>
  );
}
