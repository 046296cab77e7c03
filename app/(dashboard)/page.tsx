import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { NoProjects } from "@/components/projects/no-projects";
import { pageCookies } from "@/lib/auth/page-cookies";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { paths } from "@/lib/paths";
import { listProjects } from "@/lib/projects/service";

export default async function HomePage() {
  const projects = await listProjects(await requirePageViewer());
  const last = (await cookies()).get(pageCookies.lastProject)?.value;
  const project = projects.find(({ id }) => id === last) ?? projects[0];
  if (project) redirect(paths.project(project.id));
  return <NoProjects />;
}
