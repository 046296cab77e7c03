import { describeValue } from "./describe";
import { stepProblem } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { type FormatIssue, maxIssues, UnreadableText } from "./issue";
import { MetricValues } from "./metric-values";
import { readJsonFile, unreadable } from "./read-json-file";
import type { MetricRecord } from "./records";
import type { Sample } from "./sample";
import { tensorBoardFacts, UnnamedRange } from "./tensorboard-facts";
import { tensorBoardName, unnamedMetric, unnamedNote } from "./tensorboard-name";
import { readableTime } from "./time-field";
import { yieldRecords } from "./yield-records";

function readPoint(
  point: unknown,
  name: string,
  metrics: MetricValues,
): MetricRecord | { problem: string } {
  if (!Array.isArray(point) || point.length < 3) {
    return { problem: `a point is a list of time, step and value, not ${describeValue(point)}` };
  }
  const [time, step, value]: unknown[] = point;
  const wrong = stepProblem(step);
  if (wrong !== null) return { problem: wrong };
  const problems: string[] = [];
  const values = metrics.read([[name, value]], (message) => problems.push(message));
  const [problem] = problems;
  if (problem !== undefined) return { problem };
  metrics.count(Number(step), values);
  return { line: 1, step: Number(step), epoch: null, timeMs: readableTime(time), values };
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const { tag } = tensorBoardName(options.filename);
  const metrics = new MetricValues();
  const records: MetricRecord[] = [];
  const issues: FormatIssue[] = [];
  try {
    const points = await readJsonFile(source, "the scalar download");
    if (!Array.isArray(points)) {
      throw unreadable(null, `the file is not a list of points but ${describeValue(points)}`);
    }
    for (const [index, point] of points.entries()) {
      const read = readPoint(point, tag ?? unnamedMetric, metrics);
      if (!("problem" in read)) records.push(read);
      else issues.push({ line: null, column: `[${index}]`, message: read.problem });
      if (issues.length >= maxIssues) break;
    }
    if (points.length === 0) throw unreadable(null, "the list holds no points");
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    issues.push(error.issue);
  }
  const range = new UnnamedRange();
  range.add(records);
  const notes = tag === null ? [{ line: null, message: unnamedNote }] : [];
  const warnings = [...notes, ...metrics.warnings()];
  const facts = tensorBoardFacts(options.filename);
  yield* yieldRecords({ records, issues, warnings, ...facts, hints: range.hints() });
}

function detect({ text, json }: Sample): string | null {
  if (json?.shape !== "array") return null;
  const first = text.slice(json.outline.firstElement, json.outline.firstElement + 200);
  const isPoint = /^\[\s*[\d.eE+-]{1,40}\s*,\s*\d{1,16}\s*,\s*("|-|\d|N|I)/.test(first);
  return isPoint ? "a list of lists of three numbers" : null;
}

/** TensorBoard's scalar download as JSON: `[[wall time, step, value], ...]`. */
export const tensorboardJsonFormat = defineFormat({
  id: "tensorboard-json",
  name: "TensorBoard scalar download (JSON)",
  what: "A scalar downloaded from TensorBoard as JSON, a list of [time, step, value]. The metric's name is taken from run-<run>-tag-<tag>.json.",
  holds: "metrics",
  example: {
    filename: "run-unk50-tag-eval_accuracy.json",
    text: "[[1753210469.1, 0, 0.8], [1753210470.1, 100, 0.78]]",
  },
  detect,
  parse,
});
