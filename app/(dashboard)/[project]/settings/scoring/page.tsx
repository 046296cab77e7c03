import type { Metadata } from "next";
import { SettingsForm } from "@/components/projects/settings-form";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getProjectDetail } from "@/lib/projects/service";

export const metadata: Metadata = { title: "Scoring and alarm" };

export default async function ScoringPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { id, settings } = await orNotFound(getProjectDetail(await requirePageViewer(), project));
  return <SettingsForm project={id} settings={settings} />;
}
