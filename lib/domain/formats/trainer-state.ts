import { keyProblem } from "./attributes";
import { replaceBareNumbers } from "./bare-numbers";
import { describeValue } from "./describe";
import { type Fields, stepProblem } from "./fields";
import { type Batch, batchRecords, defineFormat } from "./format";
import { type FormatIssue, type FormatWarning, maxIssues, UnreadableText } from "./issue";
import { jsonProblem } from "./json-lines";
import { readLines } from "./lines";
import type { MetricRecord } from "./records";
import { RepeatedSteps } from "./repeated-steps";
import { SkippedFields } from "./skipped-fields";

const maxBytes = 64 * 1024 * 1024;

function refuse(line: number | null, message: string): UnreadableText {
  return new UnreadableText({ line, column: null, message });
}

async function* bounded(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw refuse(null, "the trainer state is larger than 64 MiB");
    yield chunk;
  }
}

async function readWhole(source: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: string[] = [];
  for await (const lines of readLines(bounded(source), { maxLineBytes: maxBytes })) {
    for (const { text } of lines) parts.push(text);
  }
  return parts.join("\n");
}

function parseWhole(text: string): { value: unknown; replaced: number } {
  try {
    return { value: JSON.parse(text), replaced: 0 };
  } catch (error) {
    const { text: cleaned, replaced } = replaceBareNumbers(text);
    try {
      if (replaced > 0) return { value: JSON.parse(cleaned), replaced };
    } catch {
      // The first reason is about the file as its author knows it.
    }
    const line = error instanceof Error ? error.message.match(/\(line (\d+) /)?.[1] : undefined;
    throw refuse(line === undefined ? null : Number(line), jsonProblem(error, text));
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function logHistory(value: unknown): unknown[] {
  const history = isObject(value) ? value.log_history : undefined;
  if (Array.isArray(history)) return history;
  throw refuse(
    null,
    `log_history is not a list but ${describeValue(history)}; is this a trainer state?`,
  );
}

/** The mean loss over the run, written once at the end at the last step: no point of the curve. */
function isSummaryRow(row: Fields): boolean {
  return "train_runtime" in row && !("loss" in row);
}

/** Names of the datasets a row is about: the writer puts `eval_<name>_runtime` beside every metric. */
function datasetNames(row: Fields): string[] {
  const names = Object.keys(row).map((key) => /^eval_(.+)_runtime$/.exec(key)?.[1]);
  return names.filter((name) => name !== undefined).sort((a, b) => b.length - a.length);
}

/** `eval_g0_accuracy` of dataset g0 becomes `eval/g0/accuracy`, `eval_accuracy` becomes `eval/accuracy`. */
function metricKey(key: string, datasets: readonly string[]): string {
  const dataset = datasets.find((name) => key.startsWith(`eval_${name}_`));
  if (dataset !== undefined) return `eval/${dataset}/${key.slice(`eval_${dataset}_`.length)}`;
  return key.startsWith("eval_") ? `eval/${key.slice("eval_".length)}` : key;
}

class History {
  readonly issues: FormatIssue[] = [];
  private readonly byStep = new Map<number, MetricRecord>();
  private readonly skipped = new SkippedFields();
  private readonly repeats = new RepeatedSteps();
  private summaryRows = 0;

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
    const { epoch } = row;
    const isEpoch = typeof epoch === "number" && Number.isFinite(epoch) && epoch >= 0;
    if (epoch !== undefined && epoch !== null && !isEpoch) {
      this.report(`${column}.epoch`, `epoch is not a number: ${describeValue(epoch)}`);
    }
    const entries = this.numbers(row, column);
    this.repeats.add(
      step,
      entries.map(([key]) => key),
    );
    const earlier = this.byStep.get(step);
    const values = { ...earlier?.values, ...Object.fromEntries(entries) };
    const kept = isEpoch ? epoch : (earlier?.epoch ?? null);
    if (Object.keys(values).length > 0) {
      this.byStep.set(step, { line: 1, step, epoch: kept, timeMs: null, values });
    }
  }

  private numbers(row: Fields, column: string): [string, number][] {
    const datasets = datasetNames(row);
    const entries: [string, number][] = [];
    for (const [key, value] of Object.entries(row)) {
      if (key === "step" || key === "epoch") continue;
      const problem = keyProblem(key);
      if (problem !== null) this.report(column, problem);
      else if (typeof value === "number" && Number.isFinite(value)) {
        entries.push([metricKey(key, datasets), value]);
      } else if (typeof value === "string") this.skipped.add(key, "is not a number but text");
      else this.skipped.add(key, "is not a finite number");
    }
    return entries;
  }

  records(): MetricRecord[] {
    return [...this.byStep.values()].sort((a, b) => a.step - b.step);
  }

  warnings(): FormatWarning[] {
    const summary =
      this.summaryRows === 0
        ? []
        : [
            {
              line: null,
              message: "the summary row at the end (means over the run) is not plotted",
            },
          ];
    return [...this.repeats.warnings(), ...this.skipped.warnings(), ...summary];
  }
}

async function* parse(source: AsyncIterable<Uint8Array>): AsyncIterable<Batch<MetricRecord>> {
  const history = new History();
  const warnings: FormatWarning[] = [];
  try {
    const { value, replaced } = parseWhole(await readWhole(source));
    if (replaced > 0) {
      const message = `${replaced} values are NaN or Infinity, which are no numbers`;
      warnings.push({ line: null, message });
    }
    for (const [index, row] of logHistory(value).entries()) {
      if (history.issues.length < maxIssues) history.add(row, index);
    }
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    history.issues.push(error.issue);
  }
  const records = history.records();
  for (let start = 0; start + batchRecords < records.length; start += batchRecords) {
    yield { records: records.slice(start, start + batchRecords), issues: [], warnings: [] };
  }
  const rest = records.length === 0 ? 0 : Math.floor((records.length - 1) / batchRecords);
  yield {
    records: records.slice(rest * batchRecords),
    issues: history.issues.slice(0, maxIssues),
    warnings: [...warnings, ...history.warnings()],
  };
}

/**
 * Hugging Face `trainer_state.json` (FORMATS.md section 1). All rows of one step become one record; the summary row
 * is left out; text values are counted and left out. Read whole, up to 64 MiB. `line` of a record is 1.
 */
export const trainerStateFormat = defineFormat({
  id: "trainer-state",
  name: "Hugging Face trainer state",
  what: "trainer_state.json, as the Hugging Face Trainer writes it beside each checkpoint: its log_history is read.",
  holds: "metrics",
  example: {
    filename: "trainer_state.json",
    text: '{"global_step":200,"max_steps":200,"log_history":[{"epoch":1,"step":100,"loss":1.2},{"epoch":1,"step":100,"eval_dev_known_accuracy":0.81,"eval_dev_known_runtime":10}]}',
  },
  detect: ({ json }) =>
    json?.outline.keys.get("log_history") === "[" ? "an object with log_history" : null,
  parse,
});
