"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { RunHealth } from "@/components/runs/list/run-health";
import { RunState } from "@/components/runs/list/run-state";
import { RunActions } from "@/components/runs/page/run-actions";
import { runMeta } from "@/components/runs/page/run-meta";
import { paths } from "@/lib/paths";
import { runOptions } from "@/lib/runs/query-options";

type RunHeaderProps = { project: string; run: string; canWrite: boolean };

export function RunHeader({ project, run, canWrite }: RunHeaderProps) {
  const { data: detail } = useSuspenseQuery(runOptions(project, run));
  return (
    <PageHeader
      isQuiet
      crumbs={[{ label: project }, { label: "runs", href: paths.runs(project) }]}
      title={detail.name}
      badge={
        <>
          <RunState status={detail.status} lastSign={detail.lastSign} />
          <RunHealth run={detail} />
        </>
      }
      meta={runMeta(detail)}
      actions={<RunActions project={project} run={detail} canWrite={canWrite} />}
    />
  );
}
