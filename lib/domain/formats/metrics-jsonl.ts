import { parseWithBareNumbers } from "./bare-numbers";
import { namesOfRoles } from "./column-roles";
import { describeValue } from "./describe";
import { report, type SourceLine } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { maxIssues, UnreadableText } from "./issue";
import { parseJsonLines } from "./json-lines";
import { MetricFields, stepNames } from "./metric-fields";
import { peek } from "./peek";
import { readJsonFile, unreadable } from "./read-json-file";
import type { MetricRecord } from "./records";
import { hasAnyKey, type Sample } from "./sample";
import { isObject } from "./trainer-history";
import { yieldRecords } from "./yield-records";

/**
 * Metrics JSONL: `{"step","epoch"?,"time"?,"<key>": number, ...}`; the step may also be called
 * global_step, _step or iteration, or be a checkpoint's name; a whole epoch stands in for it. Fields such as
 * knowledge, set and model tell lines of one step apart, as columns of a long table do. Records come in the file's order; a (step, key)
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
    const { json } = sample;
    const hasStep = hasAnyKey(sample, ...stepNames);
    const hasEpoch = hasAnyKey(sample, "epoch") && (json?.keys.size ?? 0) > 1;
    // A single object of an epoch is a summary at the end, not a course.
    if (json === null || !(hasStep || (hasEpoch && json.shape !== "object"))) return null;
    if (json.shape !== "array") return "lines with a step and numbers";
    return isOfMetrics(sample) ? "a list of objects with a step and numbers" : null;
  },
  parse,
});

const labels = new Set(Object.values(namesOfRoles).flat());

/** Rows of a list may be anything; those of metrics hold numbers, and labels that we know. */
function isOfMetrics({ json }: Sample): boolean {
  return [...(json?.keys ?? [])].every(
    ([key, first]) => /^[-\dNIn]?$/.test(first) || labels.has(key),
  );
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const { head, whole } = await peek(source, 1024);
  const fields = new MetricFields(options.mapping);
  const isList = /^\ufeff?\s*\[/.test(new TextDecoder("utf-8", { ignoreBOM: true }).decode(head));
  const batches = isList
    ? parseList(whole, fields)
    : parseJsonLines<MetricRecord>(whole, options, {
        rescue: parseWithBareNumbers,
        read: (row, at) => fields.read(row, at),
        finish: () => fields.metrics.warnings(),
      });
  for await (const batch of batches) {
    const facts = fields.facts();
    yield facts.length === 0 ? batch : { ...batch, facts };
  }
}

/** A list of the same objects, read whole; `line` counts its elements. */
async function* parseList(
  source: AsyncIterable<Uint8Array>,
  fields: MetricFields,
): AsyncIterable<Batch<MetricRecord>> {
  const at: SourceLine = { line: 0, issues: [] };
  const records: MetricRecord[] = [];
  try {
    const rows = await readJsonFile(source, "the list of metrics");
    for (const row of Array.isArray(rows) ? rows : []) {
      at.line += 1;
      if (at.issues.length >= maxIssues) break;
      if (!isObject(row)) report(at, null, `not an object: ${describeValue(row)}`);
      else {
        const record = fields.read(row, at);
        if (record !== null) records.push(record);
      }
    }
    if (at.line === 0) throw unreadable(null, "the list holds no metrics");
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    at.issues.push(error.issue);
  }
  yield* yieldRecords({ records, issues: at.issues, warnings: fields.metrics.warnings() });
}
