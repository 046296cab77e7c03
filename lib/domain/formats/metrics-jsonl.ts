import { keyProblem } from "./attributes";
import { replaceBareNumbers } from "./bare-numbers";
import { epochField, type Fields, type Place, report, stepField } from "./fields";
import { defineFormat } from "./format";
import { parseJsonLines } from "./json-lines";
import { RepeatedSteps } from "./repeated-steps";
import { hasAnyKey } from "./sample";
import { SkippedFields } from "./skipped-fields";
import { timeField } from "./time-field";

const stepNames = ["step", "global_step", "_step", "iteration"] as const;
const ownFields = new Set<string>(["epoch", "time"]);
const maxMetrics = 2000;

function kindOf(value: unknown): string {
  if (typeof value === "number" || value === null) return "is not a finite number";
  if (typeof value === "object") return Array.isArray(value) ? "holds lists" : "holds objects";
  return `is not a number but ${typeof value === "string" ? "text" : typeof value}`;
}

function valuesOf(
  fields: Fields,
  stepName: string,
  { place, skipped }: { place: Place; skipped: SkippedFields },
): Record<string, number> {
  const isMetric = (key: string): boolean => key !== stepName && !ownFields.has(key);
  const pairs = Object.entries(fields).filter(([key]) => isMetric(key));
  if (pairs.length > maxMetrics) {
    report(place, null, `the line has more than ${maxMetrics} metrics: ${pairs.length}`);
    return {};
  }
  const numbers: [string, number][] = [];
  for (const [key, value] of pairs) {
    const problem = keyProblem(key);
    if (problem !== null) report(place, null, problem);
    else if (typeof value === "number" && Number.isFinite(value)) numbers.push([key, value]);
    else skipped.add(key, kindOf(value));
  }
  return Object.fromEntries(numbers);
}

function rescue(text: string): unknown {
  const { text: cleaned, replaced } = replaceBareNumbers(text);
  if (replaced === 0) return null;
  try {
    return JSON.parse(cleaned);
  } catch {
    return null;
  }
}

/**
 * Metrics JSONL: `{"step","epoch"?,"time"?,"<key>": number, ...}`; the step may also be called
 * global_step, _step or iteration. Records come in the file's order; a (step, key)
 * that comes again, as after a resume, replaces the earlier one, and a warning counts such steps.
 * Values that are no finite numbers are left out and counted.
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
    const skipped = new SkippedFields();
    const repeats = new RepeatedSteps();
    return parseJsonLines(source, options, {
      rescue,
      read(fields, place) {
        const before = place.issues.length;
        const stepName = stepNames.find((name) => name in fields) ?? "step";
        const step = stepField(fields[stepName], place);
        const epoch = epochField(fields.epoch, place);
        const timeMs = timeField(fields.time, place);
        const values = valuesOf(fields, stepName, { place, skipped });
        if (place.issues.length > before) return null;
        repeats.add(step, Object.keys(values));
        return { line: place.line, step, epoch, timeMs, values };
      },
      finish: () => [...repeats.warnings(), ...skipped.warnings()],
    });
  },
});
