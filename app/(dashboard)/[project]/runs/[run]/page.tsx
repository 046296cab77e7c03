import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Suspense } from "react";
import { RunHeader } from "@/components/runs/page/run-header";
import { RunSkeleton } from "@/components/runs/page/run-skeleton";
import { orNotFound } from "@/lib/audit/or-not-found";
import { titleOf } from "@/lib/auth/page-title";
import { getQueryClient } from "@/lib/query-client";
import { runOptions } from "@/lib/runs/query-options";
import { isEvidenceNear } from "./load-evidence";
import { loadRun } from "./load-run";
import { RunEvidence } from "./run-evidence";

type RunPageProps = { params: Promise<{ project: string; run: string }> };

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { project, run } = await params;
  return titleOf(loadRun(project, run).then(({ detail }) => detail.name));
}

export default async function RunPage({ params }: RunPageProps) {
  const { project, run } = await params;
  const { detail, canWrite } = await orNotFound(loadRun(project, run));
  const client = getQueryClient();
  client.setQueryData(runOptions(project, run).queryKey, detail);
  const evidence = <RunEvidence project={project} run={run} />;
  const isNear = await isEvidenceNear(project, run);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunHeader project={project} run={run} canWrite={canWrite} />
      {isNear ? evidence : <Suspense fallback={<RunSkeleton />}>{evidence}</Suspense>}
    </HydrationBoundary>
  );
}
