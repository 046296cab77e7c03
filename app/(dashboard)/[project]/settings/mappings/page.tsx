import type { Metadata } from "next";
import { MappingList } from "@/components/uploads/mapping-list/mapping-list";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayWrite } from "@/lib/projects/may-write";
import { listProjectMappings } from "@/lib/uploads/remembered-mappings";

export const metadata: Metadata = { title: "Mappings" };

export default async function MappingsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const mappings = await orNotFound(listProjectMappings(viewer, project));
  const canWrite = await mayWrite(viewer, project);
  return <MappingList {...{ project, mappings, canWrite }} />;
}
