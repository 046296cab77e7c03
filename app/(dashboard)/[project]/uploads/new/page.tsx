import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { FormatGuide } from "@/components/uploads/format-guide";
import { UploadForm } from "@/components/uploads/upload-form/upload-form";
import { allFiles } from "@/lib/openapi/line-formats";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Upload files" };

type NewUploadPageProps = { params: Promise<{ project: string }> };

export default async function NewUploadPage({ params }: NewUploadPageProps) {
  const { project } = await params;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Uploads", href: paths.uploads(project) }, { label: "New" }]}
        title="Upload files"
        actions={<LinkButton href={paths.apiDocs()}>Upload by script</LinkButton>}
      />
      <UploadForm project={project} />
      <FormatGuide formats={allFiles} />
    </>
  );
}
