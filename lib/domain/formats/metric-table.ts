import { epochCell, metricCell, stepCell } from "./cells";
import type { TableReader } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { maxStep, report, type SourceLine } from "./fields";
import type { FormatWarning } from "./issue";
import { MetricValues } from "./metric-values";
import type { MetricRecord } from "./records";
import { stepInName } from "./step-in-name";
import { readableTime, timeField } from "./time-field";

/** Where a table of metrics keeps what, by index of the column; -1 where it does not. */
export type MetricLayout = {
  /** The metric that each column holds; "" is left out, as are the columns below. */
  names: readonly string[];
  step: number;
  epoch: number;
  time: number;
  delimiter: Delimiter;
  warnings?: readonly string[];
  /** An epoch stands for the step, which may then be a fraction until all are seen. */
  isEpochAsStep?: boolean;
  /** The number at a name's end is the step, as in `after_task1`. */
  isStage?: boolean;
  /** The step of a file that is about one checkpoint, as somebody said or its place names it. */
  fixed?: { step: number | null; epoch: number | null };
  /** Time that cannot be read as one is no mistake: nobody said that the column holds times. */
  isTimeLoose?: boolean;
};

function stageStep(cell: string): string {
  return /(\d{1,15})\s*$/.exec(cell.slice(-40))?.[1] ?? cell;
}

/** One record a row of a table with one column a metric. */
export class MetricTable implements TableReader<MetricRecord> {
  readonly metrics = new MetricValues();

  constructor(readonly layout: MetricLayout) {}

  read(cells: readonly string[], at: SourceLine): MetricRecord | null {
    const { epoch, names, delimiter, isEpochAsStep } = this.layout;
    const before = at.issues.length;
    const step = this.step(cells, at);
    if (at.issues.length > before) return null;
    const epochValue = isEpochAsStep
      ? step
      : epoch === -1
        ? (this.layout.fixed?.epoch ?? null)
        : epochCell(cells[epoch] ?? "", delimiter, at);
    const timeMs = this.timeMs(cells, at);
    const pairs = names.flatMap((name, index) =>
      this.isMetric(index) ? [[name, metricCell(cells[index] ?? "", delimiter)] as const] : [],
    );
    const values = this.metrics.read(pairs, (message) => report(at, null, message));
    if (at.issues.length > before) return null;
    this.metrics.count(step, values);
    return { line: at.line, step, epoch: epochValue, timeMs, values };
  }

  private isMetric(index: number): boolean {
    const { step, epoch, time, names } = this.layout;
    return index !== step && index !== epoch && index !== time && names[index] !== "";
  }

  private step(cells: readonly string[], at: SourceLine): number {
    const { step, names, delimiter, isEpochAsStep, isStage, fixed } = this.layout;
    if (step === -1 && typeof fixed?.step === "number") return fixed.step;
    const cell = cells[step] ?? "";
    if (isEpochAsStep) {
      const epoch = epochCell(cell, delimiter, at);
      if (epoch === null && cell.trim() === "") report(at, "epoch", "epoch is missing");
      return Math.min(epoch ?? 0, maxStep);
    }
    const column = names[step] || "step";
    return stepCell(isStage ? stageStep(cell) : stepInName(cell), { column, delimiter }, at);
  }

  private timeMs(cells: readonly string[], at: SourceLine): number | null {
    const { time, delimiter, isTimeLoose } = this.layout;
    const cell = cells[time]?.trim() ?? "";
    if (cell === "") return null;
    const value = metricCell(cell, delimiter);
    return isTimeLoose ? readableTime(value) : timeField(value, at);
  }

  finish(): FormatWarning[] {
    const said = (this.layout.warnings ?? []).map((message) => ({ line: null, message }));
    return [...said, ...this.metrics.warnings()];
  }
}
