import type { ReactNode } from "react";
import { Note } from "@/components/shares/dialog/note";
import { ReportChart } from "@/components/shares/page/report-chart";
import { ReportFlow } from "@/components/shares/page/report-flow";
import type { ReportView } from "@/lib/shares/shared-view";

type Shown = Pick<ReportView, "content" | "project" | "allow">;

/** The texts and charts of a report, each drawn, in their order. */
export function reportPieces({ content, project, allow }: Shown): ReactNode[] {
  return content.blocks.map((block) =>
    block.kind === "text" ? (
      <Note key="text" text={block.text} hasHeadings />
    ) : (
      <ReportChart key="chart" chart={block} project={project} canDownload={allow.downloads} />
    ),
  );
}

/** A report as it is read. */
export function ReportBlocks({ view }: { view: Shown }) {
  return (
    <ReportFlow kinds={view.content.blocks.map(({ kind }) => kind)} pieces={reportPieces(view)} />
  );
}
