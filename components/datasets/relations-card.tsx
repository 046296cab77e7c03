import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { PoolShares, RelationShare } from "@/lib/datasets/relation-shares";
import { formatCount, formatInterval, formatPercent } from "@/lib/format";

function Dot({ share, low, high }: RelationShare) {
  return (
    <span aria-hidden className="relative block h-4 min-w-24">
      {low !== null && high !== null && (
        <span
          className="absolute top-1/2 h-px bg-unknown opacity-60"
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        />
      )}
      <span
        className="absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rounded-full bg-unknown"
        style={{ left: `${share * 100}%` }}
      />
    </span>
  );
}

/** Which kinds of facts are new to the base model; those wholly so come first. */
export function RelationsCard({ pool }: { pool: PoolShares }) {
  const { relations, examples, unknown, hiddenRelations } = pool;
  if (relations.length === 0) return null;
  return (
    <Card
      title="New facts by relation"
      howToRead={`Share Unknown in split train, most unfamiliar first, with 95 % intervals; ${formatPercent(unknown / examples)} over all. A relation that is wholly unfamiliar hurts most.`}
      footer={hiddenRelations > 0 && `${formatCount(hiddenRelations)} more familiar relations.`}
    >
      <Table label="Share Unknown by relation">
        <TableHead>
          <tr>
            <TableHeadCell>Relation</TableHeadCell>
            <TableHeadCell isNumeric>Facts</TableHeadCell>
            <TableHeadCell>0 to 100 %</TableHeadCell>
            <TableHeadCell isNumeric>Unknown</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {relations.map((row) => (
            <TableRow key={row.relation}>
              <TableCell className="max-w-40 truncate" title={row.relation}>
                {row.relation}
              </TableCell>
              <TableCell isNumeric>{formatCount(row.examples)}</TableCell>
              <TableCell>
                <Dot {...row} />
              </TableCell>
              <TableCell isNumeric title={formatInterval(row.low, row.high)}>
                {formatPercent(row.share)}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
