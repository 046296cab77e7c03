import { describeValue } from "./describe";
import { type Fields, stepProblem } from "./fields";
import type { FormatIssue, FormatWarning } from "./issue";
import { MetricValues } from "./metric-values";
import type { MetricRecord } from "./records";

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The mean loss over the run, written once at the end at the last step: no point of the curve. */
function isSummaryRow(row: Fields): boolean {
  return "train_runtime" in row && !("loss" in row);
}

/** The rows of a Hugging Face log_history, all of one step merged into one record. */
export class TrainerHistory {
  readonly issues: FormatIssue[] = [];
  readonly metrics = new MetricValues();
  private readonly byStep = new Map<number, MetricRecord>();
  summaryRows = 0;

  add(row: unknown, index: number): void {
    const column = `log_history[${index}]`;
    if (!isObject(row)) {
      this.report(column, `${column} is not an object: ${describeValue(row)}`);
      return;
    }
    if (isSummaryRow(row)) {
      this.summaryRows += 1;
      return;
    }
    const problem = stepProblem(row.step);
    if (problem !== null) {
      this.report(`${column}.step`, problem);
      return;
    }
    this.merge(row, Number(row.step), column);
  }

  private report(column: string, message: string): void {
    this.issues.push({ line: null, column, message });
  }

  private merge(row: Fields, step: number, column: string): void {
    const { epoch, step: _step, ...fields } = row;
    const isEpoch = typeof epoch === "number" && Number.isFinite(epoch) && epoch >= 0;
    if (epoch !== undefined && epoch !== null && !isEpoch) {
      this.report(`${column}.epoch`, `epoch is not a number: ${describeValue(epoch)}`);
    }
    const own = this.metrics.read(Object.entries(fields), (message) =>
      this.report(column, message),
    );
    this.metrics.count(step, own);
    const earlier = this.byStep.get(step);
    const values = { ...earlier?.values, ...own };
    const kept = isEpoch ? epoch : (earlier?.epoch ?? null);
    if (Object.keys(values).length > 0) {
      this.byStep.set(step, { line: 1, step, epoch: kept, timeMs: null, values });
    }
  }

  records(): MetricRecord[] {
    return [...this.byStep.values()].sort((a, b) => a.step - b.step);
  }

  warnings(): FormatWarning[] {
    const message = "the summary row at the end (means over the run) is not plotted";
    const summary = this.summaryRows === 0 ? [] : [{ line: null, message }];
    return [...this.metrics.warnings(), ...summary];
  }
}
