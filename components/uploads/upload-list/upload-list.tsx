"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ErrorPanel } from "@/components/layout/error-panel";
import { MoreButton } from "@/components/layout/more-button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { runsOptions } from "@/lib/runs/query-options";
import { uploadsOptions } from "@/lib/uploads/query-options";
import { uploadFilterOf, uploadFilterParsers } from "./upload-filter";
import { UploadTableRow } from "./upload-row";

type RunFilterProps = { project: string; value: string; onChange: (run: string) => void };

/** Narrows the list to one run; a run beyond the first page can still be named in the address. */
function RunFilter({ project, value, onChange }: RunFilterProps) {
  const { data } = useInfiniteQuery(runsOptions(project, { sort: "name" }));
  const runs = data?.pages.flatMap((page) => page.items) ?? [];
  const isListed = value === "" || runs.some(({ id }) => id === value);
  return (
    <Select
      isSmall
      aria-label="Run"
      className="w-64 max-w-full"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: "", label: "All runs and datasets" },
        ...(isListed ? [] : [{ value, label: value }]),
        ...runs.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

function NoUploads({ project, run }: { project: string; run: string }) {
  const actions = (
    <LinkButton variant="primary" href={paths.newUpload(project, run || undefined)}>
      Upload files
    </LinkButton>
  );
  return (
    <EmptyState
      title={run === "" ? "Nothing came in yet" : "Nothing came into this run yet"}
      actions={actions}
    >
      Every file that is stored is listed here: its format and checksum, what it changed, and what
      was worth a warning. Files that are refused leave no trace.
    </EmptyState>
  );
}

/** Every file that came into the project, newest first. */
export function UploadList({ project }: { project: string }) {
  const [state, setState] = useQueryStates(uploadFilterParsers);
  const query = useInfiniteQuery(uploadsOptions(project, uploadFilterOf(state)));
  const uploads = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card
      title="Files that came in"
      howToRead="Newest first. A later file that writes to the same places replaces what an earlier one put there."
      actions={
        <RunFilter
          project={project}
          value={state.run}
          onChange={(run) => setState({ run: run || null })}
        />
      }
    >
      {query.isPending && <Skeleton className="h-64" />}
      {query.isError && (
        <ErrorPanel code="internal" message={query.error.message} onRetry={() => query.refetch()} />
      )}
      {query.isSuccess && uploads.length === 0 && <NoUploads project={project} run={state.run} />}
      {uploads.length > 0 && (
        <>
          <Table label="Uploads">
            <TableHead>
              <tr>
                <TableHeadCell>File</TableHeadCell>
                <TableHeadCell>Format</TableHeadCell>
                <TableHeadCell>Went into</TableHeadCell>
                <TableHeadCell>Changed</TableHeadCell>
                <TableHeadCell isNumeric>Rows</TableHeadCell>
                <TableHeadCell isNumeric>Size</TableHeadCell>
                <TableHeadCell>SHA-256</TableHeadCell>
                <TableHeadCell>By</TableHeadCell>
                <TableHeadCell>When (UTC)</TableHeadCell>
              </tr>
            </TableHead>
            <tbody>
              {uploads.map((upload) => (
                <UploadTableRow key={upload.id} project={project} upload={upload} />
              ))}
            </tbody>
          </Table>
          <div className="mt-3 flex items-center gap-3 text-caption text-muted">
            <p role="status">
              {formatCount(uploads.length)} {uploads.length === 1 ? "upload" : "uploads"}
              {query.hasNextPage && ", more below"}
            </p>
            <MoreButton query={query} size="small">
              Show more
            </MoreButton>
          </div>
        </>
      )}
    </Card>
  );
}
