import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { ExampleExplorer } from "@/components/runs/examples/example-explorer";
import {
  type ExplorerState,
  explorerFilterOf,
  loadExplorerState,
} from "@/components/runs/examples/explorer-filter";
import { Skeleton } from "@/components/ui/skeleton";
import { orNotFound } from "@/lib/audit/or-not-found";
import { titleOf } from "@/lib/auth/page-title";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { paths } from "@/lib/paths";
import { getQueryClient } from "@/lib/query-client";
import { examplesQuery } from "@/lib/runs/examples/examples-schema";
import { getExamples } from "@/lib/runs/examples/get-examples";
import { examplesOptions, examplesPerPage, runOptions } from "@/lib/runs/query-options";
import type { RunDetail } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";
import { loadRun } from "../load-run";

type ExamplesLoaderProps = { shown: RunRef; detail: RunDetail; state: ExplorerState };

/** The first page of matching examples, read by the service under the key that the browser asks for. */
async function ExamplesLoader({ shown, detail, state }: ExamplesLoaderProps) {
  const { project, run } = shown;
  const viewer = await requirePageViewer();
  const client = getQueryClient();
  client.setQueryData(runOptions(project, run).queryKey, detail);
  const filter = explorerFilterOf(state);
  const query = examplesQuery.safeParse({ ...filter, limit: examplesPerPage });
  if (query.success) {
    await client.prefetchQuery({
      ...examplesOptions(project, run, filter),
      queryFn: () => getExamples(viewer, shown, query.data),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ExampleExplorer project={project} run={run} />
    </HydrationBoundary>
  );
}

type ExamplesPageProps = {
  params: Promise<{ project: string; run: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: ExamplesPageProps): Promise<Metadata> {
  const { project, run } = await params;
  return titleOf(loadRun(project, run).then(({ detail }) => `Examples of ${detail.name}`));
}

export default async function ExamplesPage({ params, searchParams }: ExamplesPageProps) {
  const { project, run } = await params;
  const { detail } = await orNotFound(loadRun(project, run));
  const crumbs = [
    { label: project },
    { label: "runs", href: paths.runs(project) },
    { label: detail.name, href: paths.run(project, run) },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} title="Examples" meta={detail.name} />
      <Suspense fallback={<Skeleton className="h-[36rem] rounded-xl" />}>
        <ExamplesLoader
          detail={detail}
          shown={{ project, run }}
          state={loadExplorerState(await searchParams)}
        />
      </Suspense>
    </>
  );
}
