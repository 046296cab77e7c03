import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { loadRunFilter } from "@/components/runs/list/run-filter";
import { RunListSkeleton } from "@/components/runs/list/run-list-skeleton";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { RunListLoader } from "./run-list-loader";

export const metadata: Metadata = { title: "Runs" };

type RunsPageProps = {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function RunsPage({ params, searchParams }: RunsPageProps) {
  const { project } = await params;
  const filter = loadRunFilter(await searchParams);
  const upload = <LinkButton href={paths.newUpload(project)}>Upload</LinkButton>;
  const skeleton = (
    <Card>
      <RunListSkeleton />
    </Card>
  );
  return (
    <>
      <PageHeader isQuiet title="Runs" actions={upload} />
      <Suspense fallback={skeleton}>
        <RunListLoader project={project} state={filter} />
      </Suspense>
    </>
  );
}
