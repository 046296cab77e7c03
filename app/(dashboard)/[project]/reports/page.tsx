import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ReportList } from "@/components/reports/report-list";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayWrite } from "@/lib/projects/may-write";
import { getQueryClient } from "@/lib/query-client";
import { reportsOptions } from "@/lib/reports/query-options";
import { listProjectReports } from "@/lib/reports/service";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const items = await orNotFound(listProjectReports(viewer, project));
  const client = getQueryClient();
  client.setQueryData(reportsOptions(project).queryKey, { items });
  return (
    <>
      <PageHeader crumbs={[{ label: project }]} title="Reports" />
      <HydrationBoundary state={dehydrate(client)}>
        <ReportList project={project} canWrite={await mayWrite(viewer, project)} />
      </HydrationBoundary>
    </>
  );
}
