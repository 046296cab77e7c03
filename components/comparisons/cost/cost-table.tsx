import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { KnowledgeCostResponse } from "@/lib/comparisons/schema";
import { bendWords, costFinding } from "@/lib/domain/compare/cost-words";
import { findingText } from "@/lib/domain/findings/finding-words";
import { formatPValue } from "@/lib/format";

export function decimal(value: number | null, isSigned = true): string {
  if (value === null) return "–";
  const text = Math.abs(value).toFixed(3);
  if (!isSigned) return text;
  return `${value < 0 ? "\u2212" : "+"}${text}`;
}

export function costTerms(cost: KnowledgeCostResponse) {
  return [
    { name: "b0", term: cost.intercept },
    { name: "Known fitted", term: cost.known },
    { name: "Unknown fitted", term: cost.unknown },
    ...(cost.epoch ? [{ name: "epoch", term: cost.epoch }] : []),
  ];
}

export function CostTable({ cost }: { cost: KnowledgeCostResponse }) {
  const terms = costTerms(cost);
  const finding = costFinding(cost);
  const words = [finding && findingText(finding), bendWords(cost)].filter((text) => text !== null);
  return (
    <>
      <Table label="Coefficients of the cost of new knowledge">
        <TableHead>
          <tr>
            <TableHeadCell>Term</TableHeadCell>
            <TableHeadCell isNumeric>Estimate</TableHeadCell>
            <TableHeadCell isNumeric>Standard error</TableHeadCell>
            <TableHeadCell isNumeric>95 % interval</TableHeadCell>
            <TableHeadCell isNumeric>p</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {terms.map(({ name, term }) => (
            <TableRow key={name}>
              <TableCell>{name}</TableCell>
              <TableCell isNumeric>{decimal(term?.estimate ?? null)}</TableCell>
              <TableCell isNumeric>{decimal(term?.standardError ?? null, false)}</TableCell>
              <TableCell isNumeric>
                {term?.low == null ? "–" : `${decimal(term.low)} to ${decimal(term.high)}`}
              </TableCell>
              <TableCell isNumeric>
                {formatPValue(term?.pValue ?? null).replace(/^p =? ?/, "")}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-caption text-muted tabular-nums">
        R² {cost.rSquared === null ? "–" : cost.rSquared.toFixed(3)} · variance inflation{" "}
        {cost.vif === null ? "–" : cost.vif.toFixed(1)} · errors{" "}
        {cost.standardErrors === "classical" ? "classical" : "clustered by run (CR2)"}
      </p>
      {words.length > 0 && <p className="mt-2">{words.join(" ")}</p>}
    </>
  );
}
