import { TableCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { formatCount } from "@/lib/format";
import type { LiveUploads } from "@/lib/uploads/schema";

/** All that a trainer sent while it ran, in one row. */
export function LiveLine({ live }: { live: LiveUploads }) {
  const { calls, outcomes, metrics, lastAt } = live;
  const parts = [
    ...(outcomes > 0 ? [`${formatCount(outcomes)} outcomes`] : []),
    ...(metrics > 0 ? [`${formatCount(metrics)} metric points`] : []),
  ];
  return (
    <TableRow>
      <TableCell className="sm:min-w-40">
        Sent while training
        <span className="block text-caption text-muted">
          {formatCount(calls)} {calls === 1 ? "call" : "calls"}
          <span className="sm:hidden">
            {" "}
            until <TimeLabel iso={lastAt} hasMinute />
          </span>
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted tabular-nums max-sm:hidden">
        until <TimeLabel iso={lastAt} hasMinute />
      </TableCell>
      <TableCell className="text-muted">{parts.join(", ")}</TableCell>
      <TableCell className="max-sm:hidden" />
      <TableCell />
    </TableRow>
  );
}
