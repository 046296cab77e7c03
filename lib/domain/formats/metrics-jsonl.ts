import { parseWithBareNumbers } from "./bare-numbers";
import { describeValue } from "./describe";
import { epochField, type Fields, type Place, report, stepField } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { maxIssues, UnreadableText } from "./issue";
import { parseJsonLines } from "./json-lines";
import { MetricValues, maxMetricKeys } from "./metric-values";
import { peek } from "./peek";
import { readJsonFile, unreadable } from "./read-json-file";
import type { MetricRecord } from "./records";
import { hasAnyKey, type Sample } from "./sample";
import { readableTime, timeField } from "./time-field";
import { isObject } from "./trainer-history";
import { yieldRecords } from "./yield-records";

const stepNames = ["step", "global_step", "_step", "iteration"] as const;
const otherTimeNames = ["_timestamp", "timestamp"] as const;

/** Reads one object of metrics: its step, epoch and time by their usual names, and every other number. */
export function readMetricFields(
  fields: Fields,
  place: Place,
  metrics: MetricValues,
): MetricRecord | null {
  const before = place.issues.length;
  const stepName = stepNames.find((name) => name in fields) ?? "step";
  const otherTime = otherTimeNames.find((name) => name in fields);
  const step = stepField(fields[stepName], place);
  const epoch = epochField(fields.epoch, place);
  const timeMs =
    timeField(fields.time, place) ??
    (otherTime === undefined ? null : readableTime(fields[otherTime]));
  const own = new Set<string | undefined>([stepName, "epoch", "time", otherTime]);
  const pairs = Object.entries(fields).filter(([key]) => !own.has(key));
  if (pairs.length > maxMetricKeys) {
    report(place, null, `the line has more than ${maxMetricKeys} metrics: ${pairs.length}`);
    return null;
  }
  const values = metrics.read(pairs, (message) => report(place, null, message));
  if (place.issues.length > before) return null;
  metrics.count(step, values);
  return { line: place.line, step, epoch, timeMs, values };
}

/**
 * Metrics JSONL: `{"step","epoch"?,"time"?,"<key>": number, ...}`; the step may also be called
 * global_step, _step or iteration, the time _timestamp. Records come in the file's order; a (step, key)
 * that comes again, as after a resume, replaces the earlier one, and a warning counts such steps.
 * NaN and Infinity, bare or in quotes, are kept as such.
 */
export const metricsFormat = defineFormat({
  id: "metrics",
  name: "Metrics",
  what: "Training metrics, one JSON object a line, or a list of them: a step and any numbers.",
  holds: "metrics",
  example: {
    filename: "metrics.jsonl",
    text: [
      '{"step":10,"epoch":0.1,"loss":1.92,"learning_rate":0.0001}',
      '{"step":20,"epoch":0.2,"loss":1.71,"learning_rate":0.00009}',
    ].join("\n"),
  },
  detect: (sample) => {
    if (!hasAnyKey(sample, ...stepNames)) return null;
    if (sample.json?.shape !== "array") return "lines with a step and numbers";
    return isOfNumbers(sample) ? "a list of objects with a step and numbers" : null;
  },
  parse,
});

/** Rows of a list may be anything; those of metrics hold numbers only. */
function isOfNumbers({ json }: Sample): boolean {
  return [...(json?.keys.values() ?? [])].every((first) => /^[-\dNIn]?$/.test(first));
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const { head, whole } = await peek(source, 1024);
  const metrics = new MetricValues();
  if (/^\ufeff?\s*\[/.test(new TextDecoder("utf-8", { ignoreBOM: true }).decode(head))) {
    yield* parseList(whole, metrics);
    return;
  }
  yield* parseJsonLines(whole, options, {
    rescue: parseWithBareNumbers,
    read: (fields, place) => readMetricFields(fields, place, metrics),
    finish: () => metrics.warnings(),
  });
}

/** A list of the same objects, read whole; `line` counts its elements. */
async function* parseList(
  source: AsyncIterable<Uint8Array>,
  metrics: MetricValues,
): AsyncIterable<Batch<MetricRecord>> {
  const place: Place = { line: 0, issues: [] };
  const records: MetricRecord[] = [];
  try {
    const rows = await readJsonFile(source, "the list of metrics");
    for (const row of Array.isArray(rows) ? rows : []) {
      place.line += 1;
      if (place.issues.length >= maxIssues) break;
      if (!isObject(row)) report(place, null, `not an object: ${describeValue(row)}`);
      else {
        const record = readMetricFields(row, place, metrics);
        if (record !== null) records.push(record);
      }
    }
    if (place.line === 0) throw unreadable(null, "the list holds no metrics");
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    place.issues.push(error.issue);
  }
  yield* yieldRecords({ records, issues: place.issues, warnings: metrics.warnings() });
}
