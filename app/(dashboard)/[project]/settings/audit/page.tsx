import type { Metadata } from "next";
import { AuditList } from "@/components/audit/audit-list";
import { ErrorPanel } from "@/components/layout/error-panel";
import { orNotFound } from "@/lib/auth/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayAdminister } from "@/lib/projects/may-write";

export const metadata: Metadata = { title: "Audit trail" };

export default async function AuditTrailPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  if (await orNotFound(mayAdminister(await requirePageViewer(), project))) {
    return <AuditList project={project} />;
  }
  const message = "Only those who may administer the project read who did what in it.";
  return <ErrorPanel code="forbidden" message={message} />;
}
