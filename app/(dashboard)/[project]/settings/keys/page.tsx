import type { Metadata } from "next";
import type { ReactNode } from "react";
import { KeyList } from "@/components/members/key-list";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { AppError } from "@/lib/errors";
import { listProjectKeys } from "@/lib/members/service";
import { mayAdminister } from "@/lib/projects/may-write";
import { RefusedPage } from "../../../refused-page";

/** Members who may not administer see why the list stays closed, not an error of ours. */
async function orRefusal<T>(
  project: string,
  work: Promise<T>,
  render: (value: T) => ReactNode,
): Promise<ReactNode> {
  try {
    return render(await work);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "forbidden") throw error;
    return <RefusedPage project={project} message={error.message} />;
  }
}

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const canAdminister = await orNotFound(mayAdminister(viewer, project));
  return orRefusal(project, orNotFound(listProjectKeys(viewer, project)), (items) => (
    <KeyList {...{ project, keys: items, now: new Date().toISOString(), canAdminister }} />
  ));
}
