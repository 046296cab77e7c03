import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { ComparePage } from "@/components/comparisons/compare-page";
import { CompareSkeleton } from "@/components/comparisons/compare-skeleton";
import { PageHeader } from "@/components/layout/page-header";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonOptions } from "@/lib/comparisons/query-options";
import { comparisonQuery } from "@/lib/comparisons/schema";
import {
  type CompareView,
  comparisonRequestOf,
  loadCompareView,
} from "@/lib/comparisons/view-state";
import { getQueryClient } from "@/lib/query-client";
import { canShare } from "@/lib/shares/service";

type CompareLoaderProps = { project: string; view: CompareView };

/** The comparison of the address, read by the service under the key that the browser asks for. */
async function CompareLoader({ project, view }: CompareLoaderProps) {
  const viewer = await requirePageViewer();
  const request = comparisonRequestOf(view);
  const client = getQueryClient();
  const query = comparisonQuery.safeParse(request);
  const [canWrite] = await Promise.all([
    canShare(viewer, project),
    request.run.length > 0 &&
      query.success &&
      client.prefetchQuery({
        ...comparisonOptions(project, request),
        queryFn: () => getComparison(viewer, project, query.data),
      }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ComparePage project={project} canWrite={canWrite} />
    </HydrationBoundary>
  );
}

export const metadata: Metadata = { title: "Compare" };

type ComparePageProps = {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function CompareRunsPage({ params, searchParams }: ComparePageProps) {
  const { project } = await params;
  const view = loadCompareView(await searchParams);
  const skeleton = (
    <>
      <PageHeader crumbs={[{ label: project }, { label: "compare" }]} title="Compare runs" />
      <CompareSkeleton runs={view.run.length} />
    </>
  );
  return (
    <Suspense fallback={skeleton}>
      <CompareLoader project={project} view={view} />
    </Suspense>
  );
}
