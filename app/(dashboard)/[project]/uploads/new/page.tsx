import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { FormatGuide } from "@/components/uploads/format-guide";
import { NewUpload } from "@/components/uploads/new-upload/new-upload";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Upload files" };

type NewUploadPageProps = { params: Promise<{ project: string }> };

export default async function NewUploadPage({ params }: NewUploadPageProps) {
  const { project } = await params;
  return (
    <NewUpload
      project={project}
      actions={<LinkButton href={paths.apiDocs()}>Upload by script</LinkButton>}
    >
      <FormatGuide />
    </NewUpload>
  );
}
