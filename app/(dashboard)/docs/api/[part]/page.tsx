import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { ApiPart, findPart } from "@/components/openapi/api-reference";
import { publicOrigin } from "@/lib/auth/origin";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { createReference } from "@/lib/openapi/reference";
import { paths } from "@/lib/paths";

type PartProps = { params: Promise<{ part: string }> };

async function load({ params }: PartProps) {
  return findPart(createReference(publicOrigin()), (await params).part);
}

export async function generateMetadata(props: PartProps): Promise<Metadata> {
  return { title: `API: ${(await load(props))?.title ?? "nothing here"}` };
}

export default async function ApiPartPage(props: PartProps) {
  await requirePageViewer();
  const part = await load(props);
  if (part === null) notFound();
  const crumbs = [{ label: "HTTP API", href: paths.apiDocs() }];
  return (
    <>
      <PageHeader crumbs={crumbs} title={part.title} />
      <ApiPart part={part} />
    </>
  );
}
