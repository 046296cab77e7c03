import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { formatEpoch, formatInterval, formatPercent, formatPoints } from "@/lib/format";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

type Figure = NonNullable<SharedComparisonContent["runs"][number]["best"]>;

function FigureCell({ figure }: { figure: Figure | null }) {
  if (figure === null) return <TableCell isNumeric>–</TableCell>;
  return (
    <TableCell isNumeric>
      {formatPercent(figure.accuracy)}{" "}
      <span className="text-muted">
        {formatInterval(figure.low, figure.high)}, {formatEpoch(figure.epoch, figure.step)}
      </span>
    </TableCell>
  );
}

/** Best, last and recommended checkpoint of each run, side by side. */
export function ComparisonTable({ content }: { content: SharedComparisonContent }) {
  return (
    <Card title="Run by run" howToRead="Accuracy with its 95 % interval, and at which checkpoint">
      <Table label="Run by run">
        <TableHead>
          <tr>
            <TableHeadCell>Run</TableHeadCell>
            <TableHeadCell isNumeric>Unknown in training</TableHeadCell>
            <TableHeadCell isNumeric>Best</TableHeadCell>
            <TableHeadCell isNumeric>Last</TableHeadCell>
            <TableHeadCell isNumeric>Change</TableHeadCell>
            <TableHeadCell isNumeric>Recommended</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {content.runs.map(({ id, label, unknownShare, best, last, recommended }) => (
            <TableRow key={id}>
              <TableCell className="max-w-64 truncate font-medium" title={label}>
                {label}
              </TableCell>
              <TableCell isNumeric>{formatPercent(unknownShare, 0)}</TableCell>
              <FigureCell figure={best} />
              <FigureCell figure={last} />
              <TableCell isNumeric>
                {formatPoints(best && last ? last.accuracy - best.accuracy : null)}
              </TableCell>
              <TableCell isNumeric>
                {recommended ? formatEpoch(recommended.epoch, recommended.step) : "–"}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
