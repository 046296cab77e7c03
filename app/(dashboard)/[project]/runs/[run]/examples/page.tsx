import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { loadExplorerState } from "@/components/runs/examples/explorer-filter";
import { Skeleton } from "@/components/ui/skeleton";
import { orNotFound } from "@/lib/auth/or-not-found";
import { titleOf } from "@/lib/auth/page-title";
import { paths } from "@/lib/paths";
import { loadRun } from "../load-run";
import { ExamplesLoader } from "./examples-loader";

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
          ref={{ project, run }}
          state={loadExplorerState(await searchParams)}
        />
      </Suspense>
    </>
  );
}
