import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { notFound } from "@/lib/errors";
import { openToReadRuns } from "@/lib/projects/access";
import { type ChartRequest, chartContentOf } from "./chart-content";
import { findReport } from "./queries";
import { reportContent } from "./report-content";
import type { ShareTarget } from "./schema";
import type { LinkContent } from "./shared-view";

export type ContentRequest = Omit<ChartRequest, "target"> & { target: ShareTarget };
type Shown = { content: LinkContent; name: string; runIds: string[] };

/** The content of a link and the name of what it shows: a chart, or a report with all its charts. */
export async function sharedContentOf(
  viewer: Viewer,
  { target, ...request }: ContentRequest,
): Promise<Shown> {
  if (target.kind !== "report") return chartContentOf(viewer, { ...request, target });
  const scope = await openToReadRuns(viewer, request.project);
  const report = await findReport(scope, target.report);
  if (report === null) throw notFound("report", target.report);
  return { content: await reportContent(scope, report), name: report.title, runIds: [] };
}
