import type { SeriesHint } from "@/lib/domain/mapping/mapping";
import { type OpenTable, parseCsvTable } from "./csv-table";
import { report } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { MetricTable } from "./metric-table";
import { parseOpenaiCheckpoints } from "./openai-checkpoints";
import { isMissing, isOpenaiHeader, openaiName } from "./openai-names";
import { peek } from "./peek";
import { readWholeText, unreadable } from "./read-json-file";
import type { MetricRecord } from "./records";
import { type JsonSample, type Sample, sampleOf } from "./sample";

const perToken =
  "accuracies of this file are teacher-forced and per token, unless named sequence: not per answer";
const headCharacters = 4096;

class OpenaiTable extends MetricTable {
  override read(...given: Parameters<MetricTable["read"]>): MetricRecord | null {
    const record = super.read(...given);
    if (record === null) return null;
    const entries = Object.entries(record.values).filter(([key, value]) => !isMissing(key, value));
    return { ...record, values: Object.fromEntries(entries) };
  }
}

const open: OpenTable<MetricRecord> = ({ columns, delimiter }, at) => {
  const step = columns.findIndex((column) => column.toLowerCase() === "step");
  if (step === -1) {
    report(at, "step", "a column step is missing");
    return null;
  }
  const names = columns.map(openaiName);
  return new OpenaiTable({ names, step, epoch: -1, time: -1, delimiter, warnings: [perToken] });
};

/** The text that base64 stands for, or null: the files API gives the CSV's body so. */
function decodeBase64(text: string): string | null {
  const body = text.replace(/\s+/g, "");
  if (body.length < 16 || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return null;
  try {
    const usable = body.slice(0, body.length - (body.length % 4));
    return new TextDecoder().decode(
      Uint8Array.from(atob(usable), (character) => character.charCodeAt(0)),
    );
  } catch {
    return null;
  }
}

function isBase64Result(text: string): boolean {
  const decoded = decodeBase64(text.slice(0, headCharacters));
  const header = decoded?.split(/\r?\n/)[0]?.toLowerCase().split(",") ?? [];
  return isOpenaiHeader(header.map((name) => name.trim()));
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const text = decodeBase64(await readWholeText(source, "the result file"));
  if (text === null) throw unreadable(null, "the file is neither a CSV nor base64 of one");
  yield* once(text);
}

function isCheckpoints({ json }: Sample): boolean {
  const keys = (value: JsonSample["keys"] | undefined) => value?.has("step_number") ?? false;
  return keys(json?.keys) || (json?.keys.get("data") === "[" && json.keys.get("object") === '"');
}

function hintsOf(records: readonly MetricRecord[]): Record<string, SeriesHint> {
  const keys = new Set(records.flatMap(({ values }) => Object.keys(values)));
  const accuracies = [...keys].filter((key) => key.includes("accuracy"));
  return Object.fromEntries(accuracies.map((key) => [key, { quantity: "other" as const }]));
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const { head, whole } = await peek(source);
  const sample = sampleOf(head);
  const isBase64 = sample.json === null && isBase64Result(sample.text);
  const batches =
    sample.json === null
      ? parseCsvTable(isBase64 ? decoded(whole) : whole, options, open)
      : parseOpenaiCheckpoints(whole);
  for await (const batch of batches) yield { ...batch, hints: hintsOf(batch.records) };
}

/**
 * OpenAI's and Azure's fine-tuning results (FORMATS.md section 2): the CSV of 2023 on and the legacy one, also as base64
 * text, and checkpoint objects as JSON. Accuracies are per token or per batch: never a rate of answers.
 */
export const openaiFinetuneFormat = defineFormat({
  id: "openai-finetune",
  name: "OpenAI fine-tuning result",
  what: "The result file of a fine-tuning job of OpenAI or Azure, old or new, as CSV or base64, or its checkpoint objects as JSON. Accuracies in it count tokens, so they stay metrics.",
  holds: "metrics",
  example: {
    filename: "step_metrics.csv",
    text: "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,1.42133,0.69913,1.47897,0.67694\n2,2.29176,0.5388,,",
  },
  detect: (sample) => {
    if (sample.table !== null && isOpenaiHeader(sample.table.lower)) return "OpenAI's columns";
    if (sample.json !== null) {
      const isNamed = sample.text.slice(0, headCharacters).includes('"step_number"');
      return isNamed && isCheckpoints(sample) ? "checkpoints with step_number and metrics" : null;
    }
    return isBase64Result(sample.text) ? "base64 of OpenAI's columns" : null;
  },
  parse,
});
