"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useSyncExternalStore } from "react";
import { csvFile, fileNameOf, saveFile } from "@/components/exports/save-file";
import {
  exhibitCsv,
  exhibitRows,
  type ScoreRow,
  scoreNames,
  scoreRows,
} from "@/components/runs/page/exhibit-rows";
import {
  type NamedCurve,
  namedCurves,
  type ReadPoint,
} from "@/components/runs/page/exhibit-series";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { Button } from "@/components/ui/button";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import type { RateDefinition } from "@/lib/domain/rates/rate-definitions";
import { formatCount, formatInterval, formatPercent } from "@/lib/format";
import { exhibitCurves } from "@/lib/runs/exhibit/exhibit-model";
import { transitionsOptions } from "@/lib/runs/query-options";
import type { SeriesPoint } from "@/lib/runs/schema";

type ExhibitTableProps = {
  points: readonly SeriesPoint[];
  headline: JudgedCurve | null;
  rate: RateDefinition;
  shown: ShownRun;
};

function Head({ curves }: { curves: readonly NamedCurve[] }) {
  return (
    <TableHead>
      <tr>
        <td className="bg-card" colSpan={2} />
        {curves.map(({ id, label }) => (
          <th
            key={id}
            scope="colgroup"
            colSpan={3}
            className="border-l bg-card px-2 pt-1.5 text-left font-semibold text-caption"
          >
            {label}
          </th>
        ))}
      </tr>
      <tr>
        <TableHeadCell isNumeric>Epoch</TableHeadCell>
        <TableHeadCell isNumeric>Step</TableHeadCell>
        {curves.flatMap(({ id }) => [
          <TableHeadCell key={`${id} rate`} isNumeric className="border-l">
            Rate
          </TableHeadCell>,
          <TableHeadCell key={`${id} counts`} isNumeric>
            Counts
          </TableHeadCell>,
          <TableHeadCell key={`${id} interval`} isNumeric>
            95 % interval
          </TableHeadCell>,
        ])}
      </tr>
    </TableHead>
  );
}

function countWords({ numerator, total, isEstimated }: ReadPoint): string {
  if (total === null) return "–";
  if (numerator === null) return `n ${isEstimated ? "about" : "="} ${formatCount(total)}`;
  return `${formatCount(numerator)} of ${formatCount(total)}`;
}

function Cells({ cell }: { cell: ReadPoint | null }) {
  return (
    <>
      <TableCell isNumeric className="border-l font-medium">
        {formatPercent(cell?.value ?? null)}
      </TableCell>
      <TableCell isNumeric className="text-muted">
        {cell ? countWords(cell) : "–"}
      </TableCell>
      <TableCell isNumeric className="text-muted">
        {formatInterval(cell?.interval?.low ?? null, cell?.interval?.high ?? null)}
      </TableCell>
    </>
  );
}

const nothing = () => () => undefined;

/** False while the server's page comes alive: what was fetched by then is not in what the server drew. */
function useIsAlive(): boolean {
  return useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
}

/** The numbers of Exhibit 1: every checkpoint, every curve, hidden and zoomed ones too. */
export function ExhibitTable({ points, headline, rate, shown }: ExhibitTableProps) {
  const whole = { points, x: "step", rate: rate.id, zoom: null } as const;
  const curves = namedCurves(exhibitCurves(whole, headline));
  const { data } = useQuery({
    ...transitionsOptions(shown.project, shown.run, headline ?? {}),
    enabled: headline !== null,
  });
  const isAlive = useIsAlive();
  const since = isAlive ? (data?.checkpoints ?? []) : [];
  const scores = headline ? scoreRows(points, headline, since) : [];
  const save = () => {
    saveFile(`${fileNameOf(`${shown.run}-${rate.id}`)}.csv`, csvFile(exhibitCsv(curves, scores)));
  };
  return (
    <div className="mt-3 border-t pt-3">
      <div className="mb-2 flex items-center justify-between gap-4">
        <p className="text-caption text-muted">
          {rate.formula} Intervals are Wilson's; every checkpoint is here, zoom or not.
        </p>
        <Button size="small" onClick={save}>
          <Download aria-hidden /> CSV
        </Button>
      </div>
      <Table label={`${rate.label} by checkpoint`} maxHeight="28rem">
        <Head curves={curves} />
        <tbody>
          {exhibitRows(curves).map(({ step, epoch, cells }) => (
            <TableRow key={step}>
              <TableCell isNumeric>{epoch ?? "–"}</TableCell>
              <TableCell isNumeric>{formatCount(step)}</TableCell>
              {cells.map((cell, index) => (
                <Cells key={curves[index]?.id ?? index} cell={cell} />
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
      {scores.length > 0 && <Scores rows={scores} />}
    </div>
  );
}

/** The answers of the headline by one number each: right, wrong and withheld ones weighed together. */
function Scores({ rows }: { rows: readonly ScoreRow[] }) {
  return (
    <>
      <p className="mt-4 mb-2 text-caption text-muted">
        One number for right, wrong and withheld answers. F is the harmonic mean of accuracy and of
        accuracy on attempts; a score takes t / (1 − t) points off for each wrong answer, so that
        answering pays only where the model is right with a chance above t. The forgetting rate is
        the part of what was right at the best checkpoint that no longer is; the reverse flow stands
        beside it.
      </p>
      <Table label="Scores by checkpoint" maxHeight="28rem">
        <TableHead>
          <tr>
            {["Epoch", "Step", ...scoreNames, "Lost, gained"].map((name) => (
              <TableHeadCell key={name} isNumeric>
                {name}
              </TableHeadCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {rows.map(({ step, epoch, scores, sinceBest }) => (
            <TableRow key={step}>
              <TableCell isNumeric>{epoch ?? "–"}</TableCell>
              <TableCell isNumeric>{formatCount(step)}</TableCell>
              {scores.map((score, index) => (
                <TableCell key={scoreNames[index]} isNumeric>
                  {formatPercent(score)}
                </TableCell>
              ))}
              <TableCell isNumeric className="text-muted">
                {sinceBest
                  ? `${formatCount(sinceBest.lost)}, ${formatCount(sinceBest.gained)}`
                  : "–"}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </>
  );
}
