import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ProjectShell } from "@/components/projects/project-shell";
import { pageCookies } from "@/lib/auth/page-cookies";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { needsSetUp } from "@/lib/members/service";
import { paths } from "@/lib/paths";
import { mayRunServer } from "@/lib/projects/may-write";
import { listProjects } from "@/lib/projects/service";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePageViewer();
  if (await needsSetUp(viewer)) redirect(paths.welcome());
  const [projects, runsServer] = await Promise.all([listProjects(viewer), mayRunServer(viewer)]);
  const lastProject = (await cookies()).get(pageCookies.lastProject)?.value ?? null;
  return (
    <ProjectShell
      lastProject={lastProject}
      projects={projects.map(({ id, name }) => ({ slug: id, name }))}
      user={{ name: viewer.name, email: viewer.email, isAdministrator: runsServer }}
    >
      {children}
    </ProjectShell>
  );
}
