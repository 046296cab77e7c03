import { cellNumber, countCell, epochCell } from "./cells";
import { type OpenTable, parseCsvTable, type TableReader } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { type Place, report } from "./fields";
import { defineFormat } from "./format";
import type { FormatWarning } from "./issue";
import type { MetricRecord } from "./records";
import { RepeatedSteps } from "./repeated-steps";
import type { Sample, TableSample } from "./sample";
import { SkippedFields } from "./skipped-fields";
import { findStepColumns, type StepColumns, stepInName } from "./step-columns";
import { timeField } from "./time-field";

const tokenAccuracies: Record<string, string> = {
  train_accuracy: "train_mean_token_accuracy",
  valid_accuracy: "valid_mean_token_accuracy",
};

/** OpenAI's result files count accuracy per token, not per answer (FORMATS.md section 2). */
function isOpenAiResult(columns: readonly string[]): boolean {
  return (
    columns.some((column) => column.endsWith("mean_token_accuracy")) ||
    columns.includes("training_token_accuracy")
  );
}

/** A TensorBoard download names its metric at best in its own file name: `run-<run>-tag-<tag>.csv`. */
function tensorBoardTag(filename: string | null | undefined): string {
  return /-tag-(.+?)(?:\.csv)?(?:\.gz)?$/i.exec(filename ?? "")?.[1]?.slice(0, 200) ?? "Value";
}

function isTensorBoard(columns: readonly string[]): boolean {
  return columns.join().toLowerCase() === "wall time,step,value";
}

function metricNames(columns: readonly string[], filename: string | null | undefined): string[] {
  if (isTensorBoard(columns)) {
    return columns.map((column) => (column === "Value" ? tensorBoardTag(filename) : column));
  }
  if (!isOpenAiResult(columns)) return [...columns];
  return columns.map((column) => tokenAccuracies[column] ?? column);
}

function headerWarnings(columns: readonly string[], at: StepColumns): FormatWarning[] {
  const messages: string[] = [];
  if (at.isEpochAsStep) messages.push("there is no step column: epoch is used as the step");
  if (isOpenAiResult(columns)) {
    messages.push(
      "accuracies of this file are teacher-forced and per token, unless named sequence: not per answer",
    );
  }
  return messages.map((message) => ({ line: null, message }));
}

type Layout = {
  names: readonly string[];
  at: StepColumns;
  delimiter: Delimiter;
  warnings: readonly FormatWarning[];
};

class StepTable implements TableReader<MetricRecord> {
  private readonly skipped = new SkippedFields();
  private readonly repeats = new RepeatedSteps();

  constructor(private readonly layout: Layout) {}

  read(cells: readonly string[], place: Place): MetricRecord {
    const { at, delimiter, names } = this.layout;
    const column = names[at.step] ?? "step";
    const step = countCell(stepInName(cells[at.step] ?? ""), { column, delimiter }, place);
    const epoch = at.epoch === -1 ? null : epochCell(cells[at.epoch] ?? "", delimiter, place);
    const values = this.values(cells);
    this.repeats.add(step, Object.keys(values));
    return { line: place.line, step, epoch, timeMs: this.timeMs(cells, place), values };
  }

  private timeMs(cells: readonly string[], place: Place): number | null {
    const cell = cells[this.layout.at.time]?.trim() ?? "";
    if (cell === "") return null;
    return timeField(cellNumber(cell, this.layout.delimiter) ?? cell, place);
  }

  private values(cells: readonly string[]): Record<string, number> {
    const { step, epoch, time } = this.layout.at;
    const numbers: [string, number][] = [];
    for (const [index, name] of this.layout.names.entries()) {
      const cell = cells[index] ?? "";
      const isOther = index !== step && index !== epoch && index !== time && name !== "";
      if (!isOther || cell.trim() === "") continue;
      const value = cellNumber(cell, this.layout.delimiter);
      if (typeof value === "number" && Number.isFinite(value)) numbers.push([name, value]);
      else this.skipped.add(name, "is not a finite number");
    }
    return Object.fromEntries(numbers);
  }

  finish(): FormatWarning[] {
    return [...this.layout.warnings, ...this.repeats.warnings(), ...this.skipped.warnings()];
  }
}

function openFor(filename: string | null | undefined): OpenTable<MetricRecord> {
  return ({ columns, delimiter }, place) => {
    const at = findStepColumns(columns);
    if (at === null) {
      const found = columns.slice(0, 20).join(", ").slice(0, 400);
      report(place, "step", `a column step or epoch is missing; found: ${found}`);
      return null;
    }
    const names = metricNames(columns, filename);
    return new StepTable({ names, at, delimiter, warnings: headerWarnings(columns, at) });
  };
}

/** One row per (step, task, ...): a label column in text, and steps that come again and again. */
function isLong(table: TableSample, step: number): boolean {
  const isText = (cell: string): boolean => cell !== "" && Number.isNaN(Number(cell));
  const hasLabel = table.columns.some(
    (_, index) => index !== step && table.rows.some((row) => isText(row[index] ?? "")),
  );
  const steps = new Set(table.rows.map((row) => row[step]));
  return hasLabel && table.rows.length > 1 && steps.size <= table.rows.length / 2;
}

function detect({ table }: Sample): string | null {
  const at = table === null ? null : findStepColumns(table.columns);
  if (table === null || at === null || table.columns.length < 2) return null;
  if (isLong(table, at.step)) return null;
  return `the column ${JSON.stringify(table.columns[at.step] ?? "step")} counts steps`;
}

/**
 * A wide CSV: one row a step (or epoch, or checkpoint), one column a metric (FORMATS.md section 8). Empty cells are
 * absent; text is left out and counted. A step that comes again replaces its earlier values, with a warning.
 */
export const stepTableFormat = defineFormat({
  id: "step-table",
  name: "Step table",
  what: "A CSV with a column of steps, epochs or checkpoints and one column a metric.",
  holds: "metrics",
  example: {
    filename: "metrics.csv",
    text: "step,epoch,train_known_acc,dev_known_acc,dev_unknown_acc\n0,0,0.80,0.81,0.01\n100,1,0.90,0.78,0.02",
  },
  detect: detect,
  parse: (source, options = {}) => parseCsvTable(source, options, openFor(options.filename)),
});
