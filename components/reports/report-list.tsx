"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { DeletedReportsPanel } from "@/components/reports/deleted-reports-panel";
import { useMakeReport } from "@/components/reports/use-report-changes";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { reportsOptions } from "@/lib/reports/query-options";
import type { ReportSummary } from "@/lib/reports/schema";

type ReportListProps = { project: string; canWrite: boolean };

function Row({ project, report }: { project: string; report: ReportSummary }) {
  const { id, title, charts, changedAt, changedBy } = report;
  return (
    <TableRow>
      <TableCell className="max-w-96">
        <Link href={paths.report(project, id)} className="font-medium hover:underline">
          <span className="line-clamp-2 wrap-anywhere">{title}</span>
        </Link>
      </TableCell>
      <TableCell isNumeric>{formatCount(charts)}</TableCell>
      <TableCell>
        <TimeLabel iso={changedAt} />
      </TableCell>
      <TableCell className="max-w-40 truncate">{changedBy}</TableCell>
    </TableRow>
  );
}

function Rows({ project, items }: { project: string; items: readonly ReportSummary[] }) {
  return (
    <Table label="Reports">
      <TableHead>
        <tr>
          <TableHeadCell>Report</TableHeadCell>
          <TableHeadCell isNumeric>Charts</TableHeadCell>
          <TableHeadCell>Changed</TableHeadCell>
          <TableHeadCell>By</TableHeadCell>
        </tr>
      </TableHead>
      <tbody>
        {items.map((report) => (
          <Row key={report.id} project={project} report={report} />
        ))}
      </tbody>
    </Table>
  );
}

/** Every report of the project, and the ways to a new one and to those deleted. */
export function ReportList({ project, canWrite }: ReportListProps) {
  const { items } = useSuspenseQuery(reportsOptions(project)).data;
  const make = useMakeReport(project);
  const [isDeletedOpen, setIsDeletedOpen] = useState(false);
  const newReport = (
    <Button variant="primary" isBusy={make.isPending} onClick={() => make.mutate({})}>
      New report
    </Button>
  );
  return (
    <Card
      title="What to bring to a meeting"
      howToRead="Text, and charts of several runs: live, or frozen as they were"
      actions={
        canWrite && (
          <>
            <Button onClick={() => setIsDeletedOpen(true)}>Recently deleted</Button>
            {items.length > 0 && newReport}
          </>
        )
      }
    >
      {items.length === 0 ? (
        <EmptyState title="No report yet" actions={canWrite && newReport}>
          A report is a page of text with charts of runs. Start one here, or press Share on any
          chart and put it into a report.
        </EmptyState>
      ) : (
        <Rows project={project} items={items} />
      )}
      {isDeletedOpen && (
        <DeletedReportsPanel project={project} onClose={() => setIsDeletedOpen(false)} />
      )}
    </Card>
  );
}
