import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsNav } from "@/components/projects/settings-nav";

type SettingsLayoutProps = { children: ReactNode; params: Promise<{ project: string }> };

export default async function SettingsLayout({ children, params }: SettingsLayoutProps) {
  const { project } = await params;
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsNav project={project} />
      <div className="max-w-4xl has-[[data-wide]]:max-w-none">{children}</div>
    </>
  );
}
