import type { Metadata } from "next";
import { DeleteProject } from "@/components/projects/delete-project";
import { DeletedProjects } from "@/components/projects/deleted-projects";
import { ProjectForm } from "@/components/projects/project-form";
import { SpaceCard } from "@/components/projects/space-card";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayOwn } from "@/lib/projects/may-write";
import { getProjectDetail } from "@/lib/projects/service";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const { id, name, description } = await orNotFound(getProjectDetail(viewer, project));
  const isOwner = await mayOwn(viewer, project);
  return (
    <div className="flex flex-col gap-4">
      <ProjectForm project={id} name={name} description={description} />
      <SpaceCard project={id} />
      <DeletedProjects />
      {isOwner && <DeleteProject project={id} name={name} />}
    </div>
  );
}
