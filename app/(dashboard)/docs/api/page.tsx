import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ApiReference } from "@/components/openapi/api-reference";
import { LinkButton } from "@/components/ui/link-button";
import { publicOrigin } from "@/lib/auth/origin";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { createReference } from "@/lib/openapi/reference";
import { apiPaths } from "@/lib/paths";

export const metadata: Metadata = { title: "API" };

export default async function ApiDocsPage() {
  await requirePageViewer();
  const openApi = (
    <LinkButton href={apiPaths.openApi()} prefetch={false} target="_blank">
      OpenAPI 3.1
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="HTTP API" actions={openApi} />
      <ApiReference reference={createReference(publicOrigin())} />
    </>
  );
}
