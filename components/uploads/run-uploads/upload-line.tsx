import { Ellipsis } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { DropdownMenu, DropdownMenuItem, DropdownMenuLabel } from "@/components/ui/dropdown-menu";
import { TableCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { WarningList } from "@/components/uploads/warning-list";
import { formatBytes, formatCount } from "@/lib/format";
import type { UploadSummary } from "@/lib/uploads/schema";
import { daysLeft } from "./history-words";

export type UploadChoice = { kind: "undo" | "move"; upload: UploadSummary };

type UploadLineProps = {
  upload: UploadSummary;
  /** Null for those who may not. */
  onChoose: ((choice: UploadChoice) => void) | null;
  onRestore: (upload: UploadSummary) => void;
  isBusy: boolean;
};

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

/** A file of the run, and for those who may the way to take it back. */
export function UploadLine({ upload, onChoose, onRestore, isBusy }: UploadLineProps) {
  const { filename, format, createdAt, createdBy, bytes, warnings, undone } = upload;
  return (
    <TableRow className="align-top [&>td]:align-top">
      <TableCell className="max-w-72 sm:min-w-40">
        <p className={classNames("wrap-anywhere", undone && "text-muted line-through")}>
          {filename ?? format}
        </p>
        <p className="text-caption text-muted sm:hidden">
          <TimeLabel iso={createdAt} hasMinute />, {createdBy}
        </p>
        <WarningList warnings={warnings} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted tabular-nums max-sm:hidden">
        <TimeLabel iso={createdAt} hasMinute />
      </TableCell>
      <TableCell className="text-muted">
        {storedWords(upload)}
        <span className="block text-caption">
          {format}, {formatBytes(bytes)}
        </span>
      </TableCell>
      <TableCell className="max-w-40 truncate text-muted max-sm:hidden">{createdBy}</TableCell>
      <TableCell className="whitespace-nowrap text-right">
        {onChoose === null ? null : undone === null ? (
          <Standing upload={upload} onChoose={onChoose} isBusy={isBusy} />
        ) : (
          <>
            {/* Server and browser may count a moment apart. */}
            <span suppressHydrationWarning className="mr-2 text-caption text-muted">
              {daysLeft(undone.restorableUntil, Date.now())}
            </span>
            <Button
              size="small"
              disabled={isBusy || upload.whyFinal !== null}
              title={upload.whyFinal ?? undefined}
              aria-label={`Put ${filename ?? format} back`}
              onClick={() => onRestore(upload)}
            >
              Put back
            </Button>
          </>
        )}
      </TableCell>
    </TableRow>
  );
}

function Standing({
  upload,
  onChoose,
  isBusy,
}: {
  upload: UploadSummary;
  onChoose: (choice: UploadChoice) => void;
  isBusy: boolean;
}) {
  const name = upload.filename ?? upload.format;
  const { whyFinal } = upload;
  return (
    <>
      <Button
        size="small"
        variant="ghost"
        disabled={isBusy || whyFinal !== null}
        title={whyFinal ?? undefined}
        aria-label={`Undo ${name}`}
        onClick={() => onChoose({ kind: "undo", upload })}
      >
        Undo
      </Button>
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={`More about ${name}`} />}
      >
        {whyFinal !== null && <DropdownMenuLabel>It stays: {whyFinal}.</DropdownMenuLabel>}
        <DropdownMenuItem
          disabled={isBusy || whyFinal !== null}
          onSelect={() => onChoose({ kind: "move", upload })}
        >
          Move to another run…
        </DropdownMenuItem>
      </DropdownMenu>
    </>
  );
}
