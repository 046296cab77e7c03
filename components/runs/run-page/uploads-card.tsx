import { utcMinute } from "@/components/runs/run-page/utc-minute";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { formatBytes, formatCount } from "@/lib/format";
import type { UploadSummary } from "@/lib/uploads/schema";

type UploadsCardProps = { uploads: readonly UploadSummary[]; hasMore: boolean };

const shownWarnings = 20;

function storedWords({ checkpoints, outcomes, metrics, rows }: UploadSummary): string {
  const counted = (count: number, one: string) =>
    count === 0 ? "" : `${formatCount(count)} ${one}${count === 1 ? "" : "s"}`;
  const parts = [
    counted(checkpoints, "checkpoint"),
    counted(outcomes, "outcome"),
    counted(metrics, "metric point"),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : counted(rows, "row");
}

function Warnings({ warnings }: Pick<UploadSummary, "warnings">) {
  if (warnings.length === 0) return <span className="text-muted">none</span>;
  return (
    <details>
      <summary className="w-max text-tone-warn-ink">
        {formatCount(warnings.length)} {warnings.length === 1 ? "warning" : "warnings"}
      </summary>
      <ul className="mt-1 flex max-w-md flex-col gap-0.5 text-caption">
        {warnings.slice(0, shownWarnings).map(({ line, message }) => (
          <li key={`${line} ${message}`} className="wrap-anywhere">
            {line !== null && <span className="text-muted">line {formatCount(line)}: </span>}
            {message}
          </li>
        ))}
        {warnings.length > shownWarnings && (
          <li className="text-muted">and {formatCount(warnings.length - shownWarnings)} more</li>
        )}
      </ul>
    </details>
  );
}

/** Where the numbers came from. */
export function UploadsCard({ uploads, hasMore }: UploadsCardProps) {
  const newest = hasMore ? `The newest ${formatCount(uploads.length)}` : "Newest first";
  return (
    <Card title="Uploads" howToRead={`${newest}: what came in, and what the reader warned of`}>
      {uploads.length === 0 ? (
        <EmptyState title="Nothing was uploaded to this run" />
      ) : (
        <Table label="Uploads of this run" className="min-w-[46rem]">
          <TableHead>
            <tr>
              <TableHeadCell>When</TableHeadCell>
              <TableHeadCell>File</TableHeadCell>
              <TableHeadCell>Format</TableHeadCell>
              <TableHeadCell isNumeric>Size</TableHeadCell>
              <TableHeadCell>Stored</TableHeadCell>
              <TableHeadCell>By</TableHeadCell>
              <TableHeadCell>Warnings</TableHeadCell>
            </tr>
          </TableHead>
          <tbody>
            {uploads.map((upload) => (
              <TableRow key={upload.id} className="align-top">
                <TableCell className="whitespace-nowrap tabular-nums">
                  <time dateTime={upload.createdAt}>{utcMinute(upload.createdAt)}</time>
                </TableCell>
                <TableCell className="max-w-64 wrap-anywhere">{upload.filename ?? "–"}</TableCell>
                <TableCell>{upload.format}</TableCell>
                <TableCell isNumeric>{formatBytes(upload.bytes)}</TableCell>
                <TableCell>{storedWords(upload)}</TableCell>
                <TableCell className="max-w-40 truncate">{upload.createdBy}</TableCell>
                <TableCell>
                  <Warnings warnings={upload.warnings} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
