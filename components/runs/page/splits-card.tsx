"use client";

import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { chooseHeadline } from "@/components/runs/page/headline";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { comparedSplits, splitRows, splitsWords } from "@/components/runs/page/splits-words";
import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { populationNouns } from "@/lib/domain/findings/finding-words";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import { capitalise } from "@/lib/format";
import { seriesOptions } from "@/lib/runs/query-options";

/** The same figures of every held-out split, as where facts in and out of the training's distribution were kept. */
export function SplitsCard({ shown }: { shown: ShownRun }) {
  const { points } = useSuspenseQuery(seriesOptions(shown.project, shown.run)).data;
  const headline = chooseHeadline(points, { fallback: shown.population });
  const splits = headline === null ? [] : comparedSplits(points, headline);
  if (headline === null || splits.length < 2) return null;
  return <SplitsTable shown={shown} headline={headline} splits={splits} />;
}

type SplitsTableProps = { shown: ShownRun; headline: JudgedCurve; splits: readonly string[] };

function SplitsTable({ shown, headline, splits }: SplitsTableProps) {
  const { population } = headline;
  const answers = useQueries({
    queries: splits.map((split) =>
      analysisOptions(shown, split === headline.split ? {} : { split, population }),
    ),
  });
  const found = answers.flatMap(({ data }, k) =>
    data === undefined ? [] : [{ split: splits[k] ?? "", analysis: data }],
  );
  const isWhole = found.length === splits.length;
  const rows = splitRows(found);
  return (
    <Card
      title="Held-out splits side by side"
      howToRead={`${capitalise(populationNouns[population])}; each since its own best checkpoint, paired, with 95 % intervals`}
      footer={isWhole ? splitsWords(found) : space}
    >
      <Table label="A split a row" aria-busy={!isWhole}>
        <TableHead>
          <tr>
            <TableHeadCell>Split</TableHeadCell>
            {["Examples", "Best", "Last", "Points lost"].map((name) => (
              <TableHeadCell key={name} isNumeric>
                {name}
              </TableHeadCell>
            ))}
            <TableHeadCell>Fall</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {splits.map((split) => (
            <SplitRow key={split} split={split} row={rows.find((one) => one.split === split)} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

const space = "\u00a0";
const nothingYet = { text: space, note: space };

type SplitRowProps = { split: string; row: ReturnType<typeof splitRows>[number] | undefined };

/** As high before its figures are there as after, so that nothing below moves. */
function SplitRow({ split, row }: SplitRowProps) {
  const { examples = space, best = nothingYet, last = nothingYet, loss = nothingYet } = row ?? {};
  return (
    <TableRow>
      <TableCell className="font-medium">{split}</TableCell>
      <TableCell isNumeric>{examples}</TableCell>
      {[best, last, loss].map(({ text, note }, k) => (
        <TableCell key={["best", "last", "loss"][k]} isNumeric>
          {text}
          <span className="block text-caption text-muted">{note}</span>
        </TableCell>
      ))}
      <TableCell>{row?.fall ?? space}</TableCell>
    </TableRow>
  );
}
