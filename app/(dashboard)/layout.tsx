import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AccountBanner } from "@/components/members/account-banner";
import { ProjectShell } from "@/components/projects/project-shell";
import { pageCookies } from "@/lib/auth/page-cookies";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { canSignInByPassword } from "@/lib/members/service";
import { listProjects } from "@/lib/projects/service";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePageViewer();
  const [projects, hasPassword] = await Promise.all([
    listProjects(viewer),
    canSignInByPassword(viewer),
  ]);
  const isBannerAway = (await cookies()).has(pageCookies.accountBannerAway);
  return (
    <ProjectShell
      projects={projects.map(({ id, name }) => ({ slug: id, name }))}
      user={{ name: viewer.name, email: hasPassword ? viewer.email : null }}
    >
      {!hasPassword && !isBannerAway && (
        <AccountBanner name={viewer.name} dismissalCookie={pageCookies.accountBannerAway} />
      )}
      {children}
    </ProjectShell>
  );
}
