import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RememberProject } from "@/components/projects/remember-project";
import { FollowChanges } from "@/components/runs/follow-changes";
import { orNotFound } from "@/lib/audit/or-not-found";
import { pageCookies } from "@/lib/auth/page-cookies";
import { layoutTitleOf } from "@/lib/auth/page-title";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getProjectDetail } from "@/lib/projects/service";

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ project: string }> };

/** The project's name after the page's: "unk050_s1 · Demo · Onset". */
export async function generateMetadata({ params }: ProjectLayoutProps): Promise<Metadata> {
  const { project } = await params;
  const viewer = await requirePageViewer();
  return layoutTitleOf(getProjectDetail(viewer, project).then(({ name }) => name));
}

/** Above every page's loading state, so that a foreign project is a 404 and not a late message. */
export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { project } = await params;
  const { id } = await orNotFound(getProjectDetail(await requirePageViewer(), project));
  return (
    <>
      <RememberProject slug={id} cookie={pageCookies.lastProject} />
      <FollowChanges project={id} since={new Date().toISOString()} />
      {children}
    </>
  );
}
