import type { Delimiter } from "./delimiter";
import { describeValue } from "./describe";
import { maxStep, report, type SourceLine } from "./fields";
import { notANumberIn } from "./metric-values";

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const germanDecimal = /^[+-]?\d+,\d+$/;
const notANumber = /^([+-]?(nan|inf|infinity|none|null|n\/a|na)|-{1,3})$/i;

/** A cell as a number: null when empty or a spelling of "no number", undefined when it is something else. */
export function cellNumber(cell: string, delimiter: Delimiter): number | null | undefined {
  const text = cell.trim();
  if (text === "" || notANumber.test(text)) return null;
  if (decimal.test(text)) return Number(text);
  // Spreadsheets that separate cells by semicolons do so because their decimal sign is a comma.
  if (delimiter === ";" && germanDecimal.test(text)) return Number(text.replace(",", "."));
  return undefined;
}

/** A metric's cell for MetricValues: a number, null where it is empty, NaN and other text as they stand. */
export function metricCell(cell: string, delimiter: Delimiter): number | string | null {
  const value = cellNumber(cell, delimiter);
  if (value === undefined) return cell;
  return value ?? notANumberIn(cell) ?? null;
}

type CellColumn = { column: string; delimiter: Delimiter; max?: number };

const maxCount = 2 ** 31 - 1;

/**
 * A whole number from 0 to `max`, 2^31 - 1 unless said; `10.0`, as pandas writes it, is one. Reports and answers 0
 * otherwise.
 */
export function countCell(cell: string, at: CellColumn, place: SourceLine): number {
  const { column, delimiter, max = maxCount } = at;
  const value = cellNumber(cell, delimiter);
  const shown = describeValue(cell.trim());
  if (cell.trim() === "") report(place, column, `${column} is missing`);
  else if (value === null || value === undefined) {
    report(place, column, `${column} is not a number: ${shown}`);
  } else if (value < 0) report(place, column, `${column} is negative: ${cell.trim()}`);
  else if (value > max) report(place, column, `${column} is more than ${max}: ${shown}`);
  else if (!Number.isInteger(value)) {
    report(place, column, `${column} is not a whole number: ${cell.trim()}`);
  } else return value === 0 ? 0 : value;
  return 0;
}

/** A step: a whole number from 0 to 2^53 - 1, as countCell reads one. */
export function stepCell(cell: string, of: CellColumn, at: SourceLine): number {
  return countCell(cell, { ...of, max: maxStep }, at);
}

/** A finite number of at least 0, or null when the cell is empty. */
export function epochCell(cell: string, delimiter: Delimiter, at: SourceLine): number | null {
  const value = cellNumber(cell, delimiter);
  const shown = describeValue(cell.trim());
  if (value === null) return null;
  if (value === undefined) report(at, "epoch", `epoch is not a number: ${shown}`);
  else if (!Number.isFinite(value)) report(at, "epoch", `epoch is not finite: ${shown}`);
  else if (value < 0) report(at, "epoch", `epoch is less than 0: ${cell.trim()}`);
  else return value === 0 ? 0 : value;
  return null;
}
