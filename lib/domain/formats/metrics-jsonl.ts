import { parseWithBareNumbers } from "./bare-numbers";
import { epochField, type Fields, type Place, report, stepField } from "./fields";
import { defineFormat } from "./format";
import { parseJsonLines } from "./json-lines";
import { MetricValues, maxMetricKeys } from "./metric-values";
import type { MetricRecord } from "./records";
import { hasAnyKey } from "./sample";
import { readableTime, timeField } from "./time-field";

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
  what: "Training metrics, one JSON object a line: a step and any numbers.",
  holds: "metrics",
  example: {
    filename: "metrics.jsonl",
    text: [
      '{"step":10,"epoch":0.1,"loss":1.92,"learning_rate":0.0001}',
      '{"step":20,"epoch":0.2,"loss":1.71,"learning_rate":0.00009}',
    ].join("\n"),
  },
  detect: (sample) =>
    sample.json?.shape !== "array" && hasAnyKey(sample, ...stepNames)
      ? "lines with a step and numbers"
      : null,
  parse: (source, options = {}) => {
    const metrics = new MetricValues();
    return parseJsonLines(source, options, {
      rescue: parseWithBareNumbers,
      read: (fields, place) => readMetricFields(fields, place, metrics),
      finish: () => metrics.warnings(),
    });
  },
});
