import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ShareList } from "@/components/shares/list/share-list";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getQueryClient } from "@/lib/query-client";
import { sharesOptions } from "@/lib/shares/query-options";
import { canShare, listProjectShares } from "@/lib/shares/service";

export const metadata: Metadata = { title: "Shared links" };

export default async function SharesPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const items = await orNotFound(listProjectShares(viewer, project));
  const client = getQueryClient();
  client.setQueryData(sharesOptions(project).queryKey, { items });
  return (
    <>
      <PageHeader crumbs={[{ label: project }]} title="Shared links" />
      <HydrationBoundary state={dehydrate(client)}>
        <ShareList project={project} canWrite={await canShare(viewer, project)} />
      </HydrationBoundary>
    </>
  );
}
