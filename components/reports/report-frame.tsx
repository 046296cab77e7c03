"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { ReportVersions } from "@/components/reports/report-versions";
import { useReportChanges } from "@/components/reports/use-report-changes";
import { ShareButton } from "@/components/shares/dialog/share-button";
import { ReportFlow } from "@/components/shares/page/report-flow";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { paths } from "@/lib/paths";
import type { ReportDetail, ReportVersionSummary } from "@/lib/reports/schema";

const ReportEditor = dynamic(() =>
  import("@/components/reports/report-editor").then((module) => module.ReportEditor),
);

type ReportFrameProps = {
  project: string;
  report: ReportDetail;
  versions: readonly ReportVersionSummary[];
  canWrite: boolean;
  /** "3 charts, frozen": what it holds. */
  holds: string;
  /** Its blocks as the server drew them, in their order. */
  pieces: readonly ReactNode[];
};

type ActionsProps = Pick<ReportFrameProps, "project" | "report" | "canWrite"> & {
  onEdit: () => void;
};

function Actions({ project, report, canWrite, onEdit }: ActionsProps) {
  const { remove } = useReportChanges(project, report.id);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button onClick={() => window.print()}>Print</Button>
      {canWrite && (
        <>
          <ShareButton project={project} target={{ kind: "report", report: report.id }} />
          <Button variant="primary" onClick={onEdit}>
            Edit
          </Button>
          <DropdownMenu
            align="end"
            trigger={
              <Button size="icon" aria-label="More about this report">
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            <DropdownMenuItem isDangerous onSelect={() => remove.mutate()}>
              Delete this report
            </DropdownMenuItem>
          </DropdownMenu>
        </>
      )}
    </div>
  );
}

/** The drawn charts of a report by their ids: the server draws its blocks in the order of the report's own. */
function picturesOf({ report, pieces }: Pick<ReportFrameProps, "report" | "pieces">) {
  return new Map(
    report.blocks.flatMap((block, at): [string, ReactNode][] =>
      block.kind === "chart" ? [[block.chart, pieces[at]]] : [],
    ),
  );
}

function Reading({ blocks, pieces, canWrite, onEdit }: ReadingProps) {
  if (pieces.length === 0) {
    return (
      <EmptyState
        title="This report is empty"
        actions={canWrite && <Button onClick={onEdit}>Write it</Button>}
      >
        Text says what to decide, charts of runs show why.
      </EmptyState>
    );
  }
  return <ReportFlow kinds={blocks.map(({ kind }) => kind)} pieces={pieces} />;
}

type ReadingProps = Pick<ReportFrameProps, "pieces" | "canWrite"> & {
  blocks: ReportDetail["blocks"];
  onEdit: () => void;
};

/** A report on its page: to read, to print, to share; and to write for those who may. */
export function ReportFrame(props: ReportFrameProps) {
  const { project, report, versions, canWrite, holds, pieces } = props;
  const [edit, setEdit] = useQueryState("edit");
  const { restoreVersion } = useReportChanges(project, report.id);
  const isEditing = canWrite && edit !== null;
  const onEdit = () => void setEdit("1");
  const crumbs = [{ label: project }, { label: "reports", href: paths.reports(project) }];
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={<span className="wrap-anywhere">{report.title}</span>}
        meta={`${holds} · version ${report.version} by ${report.changedBy}`}
        actions={!isEditing && <Actions {...{ project, report, canWrite, onEdit }} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_17rem] print:block">
        <Card className="print:border-0 print:p-0">
          {isEditing ? (
            <ReportEditor
              {...{ project, report }}
              pictures={picturesOf(props)}
              onDone={() => void setEdit(null)}
            />
          ) : (
            <Reading {...{ pieces, canWrite, onEdit }} blocks={report.blocks} />
          )}
        </Card>
        <ReportVersions
          versions={versions}
          onRestore={
            canWrite && !isEditing && !restoreVersion.isPending ? restoreVersion.mutate : null
          }
        />
      </div>
    </>
  );
}
