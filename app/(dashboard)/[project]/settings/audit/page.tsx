import type { Metadata } from "next";
import { AuditList } from "@/components/audit/audit-list";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayAdminister } from "@/lib/projects/may-write";
import { RefusedPage } from "../../../refused-page";

export const metadata: Metadata = { title: "Audit trail" };

export default async function AuditTrailPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  if (await orNotFound(mayAdminister(await requirePageViewer(), project))) {
    return (
      <div data-wide>
        <AuditList project={project} />
      </div>
    );
  }
  const message = "Only those who may administer the project read who did what in it.";
  return <RefusedPage project={project} message={message} />;
}
