import type { Metadata } from "next";
import { ProjectForm } from "@/components/projects/project-form";
import { orNotFound } from "@/lib/auth/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getProjectDetail } from "@/lib/projects/service";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { id, name, description } = await orNotFound(
    getProjectDetail(await requirePageViewer(), project),
  );
  return <ProjectForm project={id} name={name} description={description} />;
}
