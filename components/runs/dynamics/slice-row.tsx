import Link from "next/link";
import { BarPair } from "@/components/charts/bar-pair";
import { relationName } from "@/components/runs/dynamics/relation-name";
import { alpha, type Slice } from "@/components/runs/dynamics/slice-order";
import { Badge } from "@/components/ui/badge";
import { TableCell, TableRow } from "@/components/ui/table";
import {
  formatCount,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPValue,
} from "@/lib/format";

type SliceRowProps = { slice: Slice; by: string; href: string };

const withoutUnit = (points: string) => points.replace(" points", "");

function changeOf({ drop }: Slice) {
  if (drop === null) return { points: "–", interval: "" };
  const { points, low, high } = drop;
  return {
    points: withoutUnit(formatPoints(-points / 100)),
    interval: low === null || high === null ? "" : formatInterval(-high / 100, -low / 100),
  };
}

/** The name is a link whose area is the whole row. */
export function SliceRow({ slice, by, href }: SliceRowProps) {
  const { value, n, best, last, adjustedPValue, unknownShare, whollyUnknown } = slice;
  const name = by === "relation" ? relationName(value) : null;
  const change = changeOf(slice);
  const isFall = adjustedPValue <= alpha && (slice.drop?.points ?? 0) > 0;
  return (
    <TableRow className="relative">
      <TableCell className="max-w-64">
        <Link href={href} className="block truncate rounded-sm after:absolute after:inset-0">
          <span className="font-semibold">{value}</span>
          {name && <span className="text-muted"> {name}</span>}
        </Link>
      </TableCell>
      <TableCell isNumeric>{formatCount(n)}</TableCell>
      <TableCell isNumeric>{formatPercent(best)}</TableCell>
      <TableCell isNumeric>{formatPercent(last)}</TableCell>
      <TableCell isNumeric>
        <span className={isFall ? "text-confirmed" : ""}>{change.points}</span>
        {change.interval && (
          <span className="block text-caption text-muted">{change.interval}</span>
        )}
      </TableCell>
      <TableCell isNumeric>
        {formatPValue(adjustedPValue).replace(/^p = /, "").replace(/^p /, "")}
      </TableCell>
      <TableCell isNumeric>
        {whollyUnknown ? <Badge tone="warn">wholly Unknown</Badge> : formatPercent(unknownShare, 0)}
      </TableCell>
      <TableCell>
        <BarPair
          before={best}
          after={last}
          label={`${value}: ${formatPercent(best)} at the best, ${formatPercent(last)} at the last checkpoint`}
        />
      </TableCell>
    </TableRow>
  );
}
