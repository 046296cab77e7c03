import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { loadUploadFilter, uploadFilterOf } from "@/components/uploads/upload-list/upload-filter";
import { UploadList } from "@/components/uploads/upload-list/upload-list";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { paths } from "@/lib/paths";
import { getQueryClient } from "@/lib/query-client";
import { uploadsOptions } from "@/lib/uploads/query-options";
import { listUploadsQuery } from "@/lib/uploads/schema";
import { listProjectUploads } from "@/lib/uploads/service";

export const metadata: Metadata = { title: "Uploads" };

type UploadsPageProps = {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function UploadsPage({ params, searchParams }: UploadsPageProps) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const filter = uploadFilterOf(await loadUploadFilter(searchParams));
  const query = listUploadsQuery.parse(filter);
  const client = getQueryClient();
  const queryFn = () => listProjectUploads(viewer, project, query);
  await client.prefetchInfiniteQuery({ ...uploadsOptions(project, filter), queryFn });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        title="Uploads"
        actions={<LinkButton href={paths.newUpload(project)}>Upload files</LinkButton>}
      />
      <UploadList project={project} />
    </HydrationBoundary>
  );
}
