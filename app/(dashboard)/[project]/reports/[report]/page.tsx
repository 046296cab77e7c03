import type { Metadata } from "next";
import { cache } from "react";
import { ReportFrame } from "@/components/reports/report-frame";
import { reportPieces } from "@/components/shares/page/report-blocks";
import { chartCountWords } from "@/components/shares/report-words";
import { orNotFound } from "@/lib/audit/or-not-found";
import { titleOf } from "@/lib/auth/page-title";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayWrite } from "@/lib/projects/may-write";
import { getProjectDetail } from "@/lib/projects/service";
import { getReportPage } from "@/lib/reports/service";

type ReportRouteProps = { params: Promise<{ project: string; report: string }> };

/** Read once a request, for the title and the page. */
const loadReport = cache(async (project: string, report: string) => {
  const viewer = await requirePageViewer();
  const page = await getReportPage(viewer, { project, report });
  return { ...page, canWrite: await mayWrite(viewer, project) };
});

export async function generateMetadata({ params }: ReportRouteProps): Promise<Metadata> {
  const { project, report } = await params;
  return titleOf(loadReport(project, report).then(({ detail }) => detail.title));
}

export default async function ReportRoute({ params }: ReportRouteProps) {
  const { project, report } = await params;
  const { detail, content, versions, canWrite } = await orNotFound(loadReport(project, report));
  const { name } = await getProjectDetail(await requirePageViewer(), project);
  const allow = { downloads: true, embed: false };
  return (
    <ReportFrame
      {...{ project, versions, canWrite }}
      report={detail}
      holds={chartCountWords(content)}
      pieces={reportPieces({ content, project: name, allow })}
    />
  );
}
