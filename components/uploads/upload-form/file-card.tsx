import { X } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatBytes } from "@/lib/format";
import { destinationOf } from "./destination-of";
import { FileOutcome } from "./file-outcome";
import { isUnderWay, type PickedFile } from "./picked-file";
import { PreviewTable } from "./preview-table";

const readFormats =
  "Onset reads examples, SliCK samples, training sets, predictions and metrics as JSON lines, aggregates as CSV, a trainer_state.json, and tables with a step column.";

function FormatBadge({ picked }: { picked: PickedFile }) {
  const { detection, isOpaque, state } = picked;
  if (state.kind === "reading") return <Badge tone="outline">reading…</Badge>;
  if (isOpaque) return <Badge tone="outline">zstd</Badge>;
  if (detection === null) return <Badge tone="warn">not recognised</Badge>;
  return <Badge tone={detection.isSupported ? "info" : "warn"}>{detection.name}</Badge>;
}

function Recognition({ picked }: { picked: PickedFile }) {
  const { detection, isOpaque, state, file } = picked;
  if (state.kind === "reading") return null;
  if (isOpaque) return <p>Packed with zstd: the server recognises the format.</p>;
  if (detection?.isSupported) {
    const into = destinationOf(picked) === "dataset" ? "the dataset" : "the run";
    return (
      <p>
        Recognised by {detection.reason}. Goes into {into}.
      </p>
    );
  }
  return (
    <Notice tone="warn" className="text-ink">
      <b className="font-semibold">It will not be sent.</b>{" "}
      {file.size === 0
        ? "The file is empty."
        : detection === null
          ? `Its content is none that is known. ${readFormats}`
          : detection.reason}
    </Notice>
  );
}

type FileCardProps = { picked: PickedFile; onRemove: () => void; isLocked: boolean };

/** One picked file: what it is, its first rows, and what becomes of it. */
export function FileCard({ picked, onRemove, isLocked }: FileCardProps) {
  const { file, preview, state } = picked;
  const isOver = state.kind === "stored" || isUnderWay(picked);
  return (
    <li className="min-w-0 rounded-xl border bg-card p-4 sm:px-[18px]">
      <div className="flex items-start justify-between gap-3">
        <h2 className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
          <span className="wrap-anywhere min-w-0">{file.name}</span>
          <FormatBadge picked={picked} />
          <span className="font-normal text-caption text-muted">{formatBytes(file.size)}</span>
        </h2>
        <Button
          variant="ghost"
          size="icon-small"
          aria-label={`Remove ${file.name}`}
          disabled={isLocked}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
      <div className="mt-1 text-[0.8125rem] text-muted">
        <Recognition picked={picked} />
      </div>
      <FileOutcome picked={picked} />
      {preview !== null && preview.rows.length > 0 && (
        <details open={!isOver} className="mt-3">
          <summary className="w-fit cursor-pointer rounded-sm text-[0.8125rem] text-muted hover:text-ink">
            First rows
          </summary>
          <div className="mt-1">
            <PreviewTable preview={preview} label={`First rows of ${file.name}`} />
          </div>
        </details>
      )}
    </li>
  );
}
