import { Badge } from "@/components/ui/badge";
import { TableCell, TableRow } from "@/components/ui/table";
import type { AuditEntryItem } from "@/lib/audit/schema";
import { endingWords, secondOf } from "./audit-words";

export function AuditRow({ entry }: { entry: AuditEntryItem }) {
  const { at, actor, action, target, address, outcome, status, reason } = entry;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap tabular-nums">
        <time dateTime={at}>{secondOf(at)}</time>
      </TableCell>
      <TableCell className="max-w-56 truncate" title={actor}>
        {actor}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <code className="text-caption">{action}</code>
      </TableCell>
      <TableCell className="max-w-64 truncate" title={target}>
        {target}
      </TableCell>
      <TableCell className="whitespace-nowrap tabular-nums">{address ?? "–"}</TableCell>
      <TableCell className={reason === null ? "min-w-28" : "min-w-64 max-w-96"}>
        {outcome === "done" ? (
          endingWords.done
        ) : (
          <>
            <Badge tone={outcome === "refused" ? "warn" : "bad"}>
              {endingWords[outcome]} {status}
            </Badge>
            {reason && <p className="mt-0.5 text-caption text-muted">{reason}</p>}
          </>
        )}
      </TableCell>
    </TableRow>
  );
}
