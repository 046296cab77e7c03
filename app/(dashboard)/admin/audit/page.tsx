import type { Metadata } from "next";
import { AuditList } from "@/components/audit/audit-list";
import { PageHeader } from "@/components/layout/page-header";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { paths } from "@/lib/paths";
import { mayRunServer } from "@/lib/projects/may-write";
import { RefusedPage } from "../../refused-page";

export const metadata: Metadata = { title: "Audit trail of the server" };

export default async function ServerAuditPage() {
  if (!(await mayRunServer(await requirePageViewer()))) {
    return <RefusedPage project={null} message="This page is for administrators of this server." />;
  }
  const crumbs = [{ label: "Administration", href: paths.administration() }];
  return (
    <>
      <PageHeader title="Audit trail" crumbs={crumbs} />
      <AuditList project={null} />
    </>
  );
}
