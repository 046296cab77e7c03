import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { DatasetDetail } from "@/lib/datasets/schema";
import { formatCount, formatPercent } from "@/lib/format";

const meanings: Readonly<Record<string, string>> = {
  train: "fine-tuned on, or a pool to choose from",
  dev: "kept out of training, asked at every checkpoint",
  test: "kept for the final report",
};

export function DatasetSplits({ dataset }: { dataset: DatasetDetail }) {
  const splits = Object.entries(dataset.bySplit).sort(([, a], [, b]) => b - a);
  return (
    <Card title="Splits" howToRead="What the examples are for.">
      <Table label="Examples by split">
        <TableHead>
          <tr>
            <TableHeadCell>Split</TableHeadCell>
            <TableHeadCell isNumeric>Examples</TableHeadCell>
            <TableHeadCell isNumeric>Share</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {splits.map(([split, count]) => (
            <TableRow key={split}>
              <TableCell className="max-w-60">
                <span className="wrap-anywhere">{split}</span>
                {meanings[split] && (
                  <span className="block text-caption text-muted">{meanings[split]}</span>
                )}
              </TableCell>
              <TableCell isNumeric>{formatCount(count)}</TableCell>
              <TableCell isNumeric>{formatPercent(count / dataset.examples)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
