import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { pathHeader } from "@/lib/auth/path-header";
import { auditName } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { clientAddress } from "@/lib/http/client-address";
import { openToRead } from "@/lib/projects/access";
import { recordEntry, type TrailOf } from "./record-entry";

/** A page and its layouts ask alike: one request leaves one entry. */
const perRequest = cache(() => ({ isWritten: false }));

/** Writes to the trail that a page was refused to the person who opened it; null: a page of no project. */
export async function recordRefusedPage(
  project: string | null,
  { status, reason }: { status: number; reason: string },
): Promise<void> {
  const request = perRequest();
  if (request.isWritten) return;
  request.isWritten = true;
  const viewer = await requirePageViewer();
  const received = await headers();
  const trail: TrailOf = project === null ? "server" : { slug: project };
  await recordEntry(trail, {
    ...{ actor: auditName(viewer), actorId: viewer.userId, status, reason },
    ...{ action: "page.read", target: pathOf(received), address: clientAddress(received) },
  });
}

/** The same of a page that tells nobody that it is there; a thing that a member does not find is no refusal. */
export async function recordHiddenPage(reason: string): Promise<void> {
  const [, area = "", below = ""] = pathOf(await headers()).split("/");
  const project = area === "mlflow" ? below : area;
  try {
    await openToRead(await requirePageViewer(), project);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not-found") throw error;
    await recordRefusedPage(project, { status: 404, reason });
  }
}

/** Without what was searched for. */
function pathOf(received: Headers): string {
  const path = (received.get(pathHeader) ?? "/").split("?")[0] ?? "/";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
