import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { formatEpoch, formatInterval, formatPercent, formatPoints } from "@/lib/format";
import type { SharedComparedRun, SharedComparisonContent } from "@/lib/shares/shared-view";

type Cell = { value: string; captions: readonly string[] };

const nothing: Cell = { value: "–", captions: [] };

function figureWords(figure: SharedComparedRun["best"]): Cell {
  if (figure === null) return nothing;
  return {
    value: formatPercent(figure.accuracy),
    captions: [formatInterval(figure.low, figure.high), formatEpoch(figure.epoch, figure.step)],
  };
}

function changeWords({ drop }: SharedComparedRun): Cell {
  if (drop === null) return nothing;
  const bound = (points: number | null) => (points === null ? null : -points / 100);
  return {
    value: formatPoints(-drop.points / 100),
    captions: [formatInterval(bound(drop.high), bound(drop.low))],
  };
}

function FigureCell({ value, captions }: Cell) {
  return (
    <TableCell isNumeric className="whitespace-nowrap px-1 align-top sm:px-2">
      <span className="block font-medium">{value}</span>
      {captions.map((caption) => (
        <span
          key={caption}
          className="block text-caption text-muted print:inline print:not-last:after:content-['_·_']"
        >
          {caption}
        </span>
      ))}
    </TableCell>
  );
}

/** Best and last checkpoint of each run, what it lost between, and which one to use. */
export function ComparisonTable({ content }: { content: SharedComparisonContent }) {
  return (
    <Card
      title="Run by run"
      howToRead="Accuracy with its 95 % interval and its checkpoint; the change is paired where answers are known"
    >
      <Table label="Run by run: table">
        <TableHead>
          <tr>
            <TableHeadCell>Run</TableHeadCell>
            <TableHeadCell isNumeric>Best</TableHeadCell>
            <TableHeadCell isNumeric>Last</TableHeadCell>
            <TableHeadCell isNumeric>Change</TableHeadCell>
            <TableHeadCell isNumeric>Recommended</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {content.runs.map((run) => (
            <TableRow key={run.id}>
              <TableCell className="max-w-28 align-top sm:max-w-64">
                <span className="block truncate font-medium" title={run.label}>
                  {run.label}
                </span>
                {run.unknownShare !== null && (
                  <span className="block text-caption text-muted">
                    {formatPercent(run.unknownShare, 0)} new
                  </span>
                )}
              </TableCell>
              <FigureCell {...figureWords(run.best)} />
              <FigureCell {...figureWords(run.last)} />
              <FigureCell {...changeWords(run)} />
              <TableCell isNumeric className="whitespace-nowrap align-top">
                {run.recommended ? formatEpoch(run.recommended.epoch, run.recommended.step) : "–"}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
