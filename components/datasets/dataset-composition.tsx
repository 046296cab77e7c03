import { CategoryBar } from "@/components/datasets/category-bar";
import { categoryLooks, sharesIn } from "@/components/datasets/category-shares";
import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { DatasetDetail } from "@/lib/datasets/schema";
import { formatCount, formatPercent } from "@/lib/format";

export function DatasetComposition({ dataset }: { dataset: DatasetDetail }) {
  const shares = sharesIn(dataset.byCategory);
  return (
    <Card
      title="Composition"
      howToRead="How many examples the base model knew, before any fine-tuning, and how well."
    >
      <CategoryBar byCategory={dataset.byCategory} className="mb-3 h-4" />
      <Table label="Examples by category">
        <TableHead>
          <tr>
            <TableHeadCell>Category</TableHeadCell>
            <TableHeadCell>Meaning</TableHeadCell>
            <TableHeadCell isNumeric>Examples</TableHeadCell>
            <TableHeadCell isNumeric>Share</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {shares.map(({ name, count, ratio }) => (
            <TableRow key={name}>
              <TableCell>
                <span className="inline-flex items-center gap-2">
                  <span
                    aria-hidden
                    className="size-2.5 rounded-xs"
                    style={{ background: categoryLooks[name].fill }}
                  />
                  {name}
                </span>
              </TableCell>
              <TableCell className="text-muted">{categoryLooks[name].meaning}</TableCell>
              <TableCell isNumeric>{formatCount(count)}</TableCell>
              <TableCell isNumeric>{formatPercent(ratio)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
