import type { Metadata } from "next";
import { ConnectPage } from "@/components/connect/connect-page";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { publicOrigin } from "@/lib/auth/origin";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { paths } from "@/lib/paths";
import { getProjectDetail } from "@/lib/projects/service";

export const metadata: Metadata = { title: "Connect" };

export default async function Connect({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { id } = await getProjectDetail(await requirePageViewer(), project);
  return (
    <>
      <PageHeader
        title="Connect training code"
        meta="Address, project and key are filled in; copying puts the whole key in."
        actions={<LinkButton href={paths.newUpload(project)}>Drop files instead</LinkButton>}
      />
      <ConnectPage project={id} origin={publicOrigin()} openedAt={new Date().toISOString()} />
    </>
  );
}
