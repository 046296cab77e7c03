import type { Metadata } from "next";
import { KeyList } from "@/components/members/key-list";
import { orNotFound } from "@/lib/auth/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listProjectKeys } from "@/lib/members/service";
import { orRefusal } from "./or-refusal";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const keys = orNotFound(listProjectKeys(await requirePageViewer(), project));
  return orRefusal(keys, (items) => (
    <KeyList project={project} keys={items} now={new Date().toISOString()} />
  ));
}
