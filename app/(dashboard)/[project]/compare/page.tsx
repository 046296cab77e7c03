import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { CompareSkeleton } from "@/components/comparisons/compare-skeleton";
import { PageHeader } from "@/components/layout/page-header";
import { loadCompareView } from "@/lib/comparisons/view-state";
import { CompareLoader } from "./compare-loader";

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
