import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { TableCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { WarningList } from "@/components/uploads/warning-list";
import { formatBytes, formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { UploadSummary } from "@/lib/uploads/schema";
import { changedWords, formatName } from "./changed-words";

type ChecksumProps = { sha256: string; of: string };

/** The first eight digits; the button copies all. */
function Checksum({ sha256, of }: ChecksumProps) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <code className="text-caption" title={sha256}>
        {sha256.slice(0, 8)}
      </code>
      <CopyButton isIconOnly text={sha256} label={`Copy the SHA-256 of ${of}`} />
    </span>
  );
}

type PlaceProps = { project: string; upload: UploadSummary };

function TargetLink({ project, upload }: PlaceProps) {
  const { run, dataset } = upload;
  const style = "rounded-sm hover:underline";
  if (run)
    return (
      <Link href={paths.run(project, run.id)} className={style}>
        {run.name}
      </Link>
    );
  if (dataset === null) return <span className="text-muted">–</span>;
  return (
    <Link href={paths.dataset(project, dataset)} className={style}>
      {dataset} <span className="text-caption text-muted">dataset</span>
    </Link>
  );
}

/** One file that came in, with its warnings folded below its name. */
export function UploadTableRow({ project, upload }: PlaceProps) {
  const { filename, format, rows, bytes, sha256, createdBy, createdAt, warnings } = upload;
  const name = filename ?? "(no file name)";
  return (
    <TableRow className="align-top [&>td]:align-top">
      <TableCell className="min-w-56 max-w-96">
        <p className="wrap-anywhere font-medium">{name}</p>
        <WarningList warnings={warnings} />
      </TableCell>
      <TableCell>
        <Badge tone="outline">{formatName(format)}</Badge>
      </TableCell>
      <TableCell className="wrap-anywhere min-w-40 max-w-64">
        <TargetLink project={project} upload={upload} />
      </TableCell>
      <TableCell className="min-w-44 text-muted tabular-nums">{changedWords(upload)}</TableCell>
      <TableCell isNumeric>{formatCount(rows)}</TableCell>
      <TableCell isNumeric>{formatBytes(bytes)}</TableCell>
      <TableCell>
        <Checksum sha256={sha256} of={name} />
      </TableCell>
      <TableCell className="wrap-anywhere min-w-24 max-w-40">{createdBy}</TableCell>
      <TableCell>
        <TimeLabel iso={createdAt} />
      </TableCell>
    </TableRow>
  );
}
