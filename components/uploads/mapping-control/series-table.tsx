"use client";

import type { ColorToken } from "@/components/charts/paint";
import { Sparkline } from "@/components/charts/sparkline";
import { Select } from "@/components/ui/select";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { SeriesEdit } from "@/lib/domain/mapping/given-answers";
import { formatPercent } from "@/lib/format";
import { type RateSeries, rateColors, rateName, ratioOf } from "./preview-series";
import {
  chosenClass,
  classChoices,
  quantityChoices,
  quantityOf,
  quantityValue,
  splitChoices,
} from "./series-choices";

type SeriesTableProps = {
  rates: readonly RateSeries[];
  onEdit: (keys: readonly string[], edit: SeriesEdit) => void;
  /** False where only what was said is known, and no points. */
  hasCourse?: boolean;
};

const compact = "[&>select]:pl-2 [&>select]:pr-6 [&>select]:text-[0.8125rem]";
const notSaid = "[&>select]:border-dashed [&>select]:text-muted";

/** The first of these is where "Choose sets" leads. */
export const classSelectName = "set-class";

/** One row a set: its course, and what it is read as. */
export function SeriesTable({ rates, onEdit, hasCourse = true }: SeriesTableProps) {
  const splits = splitChoices(rates.map(({ meaning }) => meaning.split));
  const colors = rateColors(rates);
  return (
    <Table label="Sets and what they are read as" maxHeight="32rem">
      <TableHead>
        <tr>
          <TableHeadCell>Set</TableHeadCell>
          {hasCourse && (
            <>
              <TableHeadCell>Course</TableHeadCell>
              <TableHeadCell isNumeric>First</TableHeadCell>
              <TableHeadCell isNumeric>Last</TableHeadCell>
            </>
          )}
          <TableHeadCell>Split</TableHeadCell>
          <TableHeadCell>Knowledge</TableHeadCell>
          <TableHeadCell>Quantity</TableHeadCell>
        </tr>
      </TableHead>
      <tbody>
        {rates.map((rate) => (
          <TableRow key={rate.series.key}>
            <TableCell className="max-w-32 truncate font-mono text-caption" title={rate.series.key}>
              {rateName(rate)}
            </TableCell>
            {hasCourse && <CourseCells rate={rate} color={colors.get(rate.series.key) ?? "dev"} />}
            <SeriesSelects rate={rate} splits={splits} onEdit={onEdit} />
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function CourseCells({ rate, color }: { rate: RateSeries; color: ColorToken }) {
  const { series, meaning } = rate;
  return (
    <>
      <TableCell>
        <Sparkline
          values={series.points.map(({ value }) => ratioOf(value, meaning))}
          label={`Course of ${rateName(rate)}`}
          color={color}
          width={60}
        />
      </TableCell>
      <TableCell isNumeric>{formatPercent(ratioOf(series.first, meaning))}</TableCell>
      <TableCell isNumeric>{formatPercent(ratioOf(series.last, meaning))}</TableCell>
    </>
  );
}

type SeriesSelectsProps = {
  rate: RateSeries;
  splits: readonly { value: string; label: string }[];
  onEdit: SeriesTableProps["onEdit"];
};

function SeriesSelects({ rate, splits, onEdit }: SeriesSelectsProps) {
  const { meaning, series } = rate;
  const name = rateName(rate);
  const edit = (change: SeriesEdit) => onEdit([series.key], change);
  const isOpen = meaning.category === null;
  return (
    <>
      <TableCell>
        <Select
          aria-label={`Split of ${name}`}
          value={meaning.split}
          options={splits}
          className={`min-w-16 ${compact}`}
          onChange={({ target }) => edit({ split: target.value })}
        />
      </TableCell>
      <TableCell>
        <Select
          aria-label={`Knowledge of ${name}`}
          name={classSelectName}
          value={meaning.category ?? ""}
          options={classChoices}
          className={`min-w-24 ${compact} ${isOpen ? notSaid : ""}`}
          onChange={({ target }) => edit({ category: chosenClass(target.value) })}
        />
      </TableCell>
      <TableCell>
        <Select
          aria-label={`Quantity of ${name}`}
          value={quantityValue(meaning)}
          options={quantityChoices}
          className={`min-w-25 ${compact}`}
          onChange={({ target }) => edit(quantityOf(target.value))}
        />
      </TableCell>
    </>
  );
}
