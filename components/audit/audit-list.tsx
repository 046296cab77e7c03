"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ErrorPanel } from "@/components/layout/error-panel";
import { MoreButton } from "@/components/layout/more-button";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import { auditOptions } from "@/lib/audit/query-options";
import type { AuditEntryItem, AuditFilter } from "@/lib/audit/schema";
import { apiPaths } from "@/lib/paths";
import { AuditControls } from "./audit-controls";
import { auditFilterOf, auditFilterParsers } from "./audit-filter";
import { AuditRow } from "./audit-row";

function Exports({ project, filter }: { project: string | null; filter: AuditFilter }) {
  return (
    <div className="flex gap-2">
      {(["csv", "jsonl"] as const).map((format) => (
        <a
          key={format}
          download
          href={apiPaths.audit(project, { ...filter, format })}
          className={buttonStyle({ size: "small" })}
        >
          {format === "csv" ? "CSV" : "JSON lines"}
        </a>
      ))}
    </div>
  );
}

function EntryTable({ entries }: { entries: readonly AuditEntryItem[] }) {
  return (
    <Table label="Entries">
      <TableHead>
        <tr>
          <TableHeadCell>When (UTC)</TableHeadCell>
          <TableHeadCell>Who</TableHeadCell>
          <TableHeadCell>What</TableHeadCell>
          <TableHeadCell>To what</TableHeadCell>
          <TableHeadCell>From where</TableHeadCell>
          <TableHeadCell>How it ended</TableHeadCell>
        </tr>
      </TableHead>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </tbody>
    </Table>
  );
}

const howToRead = {
  project:
    "Every change and every refused attempt, newest first. What was only looked at is not written down; a trainer's log is, once an hour.",
  server:
    "Who signed in or tried to, every change of people and accounts, and every refused attempt, newest first. What happens in a project is in its own trail.",
};

/** Every change of the project, or without one of the server's people, and every attempt that was refused. */
export function AuditList({ project }: { project: string | null }) {
  const [state] = useQueryStates(auditFilterParsers);
  const filter = auditFilterOf(state);
  const query = useInfiniteQuery(auditOptions(project, filter));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <Card
      title="Audit trail"
      howToRead={project === null ? howToRead.server : howToRead.project}
      actions={<Exports project={project} filter={filter} />}
    >
      <AuditControls actions={query.data?.pages[0]?.actions ?? []} />
      {query.isPending && <Skeleton className="h-64" />}
      {query.isError && (
        <ErrorPanel code="internal" message={query.error.message} onRetry={() => query.refetch()} />
      )}
      {query.isSuccess && entries.length === 0 && (
        <EmptyState title={isNarrowed ? "Nothing fits" : "Nothing happened yet"}>
          {isNarrowed
            ? "No entry fits all of what was chosen above."
            : "The first change will be the first line here."}
        </EmptyState>
      )}
      {entries.length > 0 && <EntryTable entries={entries} />}
      <MoreButton query={query} className="mt-3">
        Show earlier ones
      </MoreButton>
    </Card>
  );
}
