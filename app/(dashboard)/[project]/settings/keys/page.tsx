import type { Metadata } from "next";
import { KeyList } from "@/components/members/key-list";
import { orNotFound } from "@/lib/auth/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listProjectKeys } from "@/lib/members/service";
import { mayAdminister } from "@/lib/projects/may-write";
import { orRefusal } from "./or-refusal";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const canAdminister = await orNotFound(mayAdminister(viewer, project));
  return orRefusal(orNotFound(listProjectKeys(viewer, project)), (items) => (
    <KeyList {...{ project, keys: items, now: new Date().toISOString(), canAdminister }} />
  ));
}
