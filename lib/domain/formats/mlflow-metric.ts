import { describeValue } from "./describe";
import { stepProblem } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { type FormatIssue, type FormatWarning, maxIssues, UnreadableText } from "./issue";
import { stoppedAt } from "./json-lines";
import { readLines } from "./lines";
import { MetricValues, notANumberIn } from "./metric-values";
import { mlflowFile } from "./mlflow-path";
import type { MetricRecord } from "./records";
import { unnamedMetric } from "./tensorboard-name";
import { yieldRecords } from "./yield-records";

const maxPoints = 2_000_000;
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

type Point = { step: number; timeMs: number; value: number; line: number };

function numberIn(text: string): number | undefined {
  return decimal.test(text.slice(0, 60)) && text.length <= 60 ? Number(text) : notANumberIn(text);
}

/** The metric's name is its path; a single file has only its own name. */
function nameOf({ path, filename }: ParseOptions): string | null {
  const file = path ? mlflowFile(path) : null;
  if (file?.kind === "metric") return file.name;
  const own = filename?.split("/").at(-1) ?? "";
  return own === "" || /\.(txt|log|csv|gz)$/i.test(own) ? null : own;
}

/** `timestamp value step`: more columns may follow; without a step, points are counted. */
function readPoint(text: string, line: number, index: number): Point | string {
  const [time, value, step] = text.trim().split(/ +/, 4);
  const timeMs = Number(time);
  if (!/^\d{1,15}$/.test(time ?? ""))
    return `the time is not in milliseconds: ${describeValue(time ?? "")}`;
  const number = value === undefined ? undefined : numberIn(value);
  if (number === undefined) return `the value is not a number: ${describeValue(value ?? "")}`;
  if (step === undefined) return { step: index, timeMs, value: number, line };
  const problem = /^-?\d{1,20}$/.test(step)
    ? stepProblem(Number(step))
    : `step is not a whole number: ${describeValue(step)}`;
  return problem ?? { step: Number(step), timeMs, value: number, line };
}

class History {
  readonly issues: FormatIssue[] = [];
  readonly warnings: FormatWarning[] = [];
  private readonly points = new Map<number, Point>();
  private lines = 0;
  private repeated = 0;

  add(text: string, line: number): void {
    const point = readPoint(text, line, this.lines);
    this.lines += 1;
    if (typeof point === "string") {
      this.issues.push({ line, column: null, message: point });
      return;
    }
    const earlier = this.points.get(point.step);
    if (earlier !== undefined) this.repeated += 1;
    else if (this.points.size >= maxPoints) {
      this.issues.push({
        line,
        column: null,
        message: `the metric has more than ${maxPoints} steps`,
      });
      return;
    }
    // Lines stand in the order in which they were logged; of two at one time the later line holds.
    if (earlier === undefined || point.timeMs >= earlier.timeMs) this.points.set(point.step, point);
  }

  records(name: string): MetricRecord[] {
    if (this.repeated > 0) {
      const message = `${this.repeated} points came again; of one step the latest by its time holds`;
      this.warnings.push({ line: null, message });
    }
    const metrics = new MetricValues();
    return [...this.points.values()]
      .sort((a, b) => a.step - b.step)
      .map(({ step, timeMs, value, line }) => {
        const values = metrics.read([[name, value]], (message) => {
          if (this.issues.length < maxIssues) this.issues.push({ line, column: null, message });
        });
        return { line, step, epoch: null, timeMs, values };
      });
  }
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const history = new History();
  const name = nameOf(options);
  if (name === null) {
    const message = `an MLflow file names its metric only by its path, metrics/<name>; it is kept as ${unnamedMetric}`;
    history.warnings.push({ line: null, message });
  }
  try {
    reading: for await (const lines of readLines(source, options)) {
      for (const { text, line } of lines) {
        if (text.trim() !== "") history.add(text, line);
        if (history.issues.length >= maxIssues) {
          history.warnings.push(stoppedAt(line));
          break reading;
        }
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    history.issues.push(error.issue);
  }
  const records = history.records(name ?? unnamedMetric);
  const issues = history.issues.slice(0, maxIssues);
  yield* yieldRecords({ records, issues, warnings: history.warnings });
}

/** A metric of MLflow's file store (FORMATS.md section 7): lines `milliseconds value step`, named by its path. */
export const mlflowMetricFormat = defineFormat({
  id: "mlflow-metric",
  name: "MLflow metric file",
  what: "A metric of MLflow's file store, mlruns/<experiment>/<run>/metrics/<name>: its name is its path, so drop the run's whole folder. Settings, tags and the run's name are read beside it. Child runs of one point each are a curve of their parent, others are runs of their own.",
  holds: "metrics",
  example: {
    filename: "loss",
    text: "1628697792090 332.6841735839844 0\n1628697795789 297.6000061035156 1",
  },
  detect: ({ text }) =>
    /^\d{13} \S{1,60}( \d{1,16})?( |\r?\n|$)/.test(text) ? "lines of time, value and step" : null,
  parse,
});
