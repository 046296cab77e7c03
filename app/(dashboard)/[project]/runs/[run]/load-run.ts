import "server-only";
import { cache } from "react";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayWrite } from "@/lib/projects/may-write";
import { getRun } from "@/lib/runs/service";

/** The run, once a request, or AppError not-found, and whether the viewer may change it. */
export const loadRun = cache(async (project: string, run: string) => {
  const viewer = await requirePageViewer();
  const detail = await getRun(viewer, { project, run });
  const canWrite = await mayWrite(viewer, project);
  return { detail, canWrite };
});
