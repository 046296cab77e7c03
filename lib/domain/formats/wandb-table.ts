import { guessColumns } from "@/lib/domain/mapping/guess-columns";
import { type Mapping, mergeMappings } from "@/lib/domain/mapping/mapping";
import { closeJson } from "./close-json";
import type { Fields } from "./fields";
import { type Batch, defineFormat, type FileGuess, type ParseOptions } from "./format";
import { UnreadableText } from "./issue";
import { predictionsFormat } from "./predictions";
import { parseJsonText, readJsonFile, unreadable } from "./read-json-file";
import type { PredictionRecord } from "./records";
import type { Sample } from "./sample";

type Table = { columns: string[]; data: unknown[][] };

/** The table in a value of JSON; null where it is none. MLflow's log_table writes the same shape. */
export function tableIn(value: unknown): Table | null {
  const { columns, data } = (value ?? {}) as Partial<Record<keyof Table, unknown>>;
  const isTable =
    Array.isArray(columns) &&
    Array.isArray(data) &&
    columns.every((name) => typeof name === "string");
  return isTable ? { columns, data: data.filter(Array.isArray) } : null;
}

function fieldsOf({ columns }: Table, row: readonly unknown[]): Fields {
  const named = columns.map((name, index) => [name, row[index]] as const);
  return Object.fromEntries(named.filter(([name]) => name !== "__proto__" && name !== ""));
}

const sampleRows = 50;

function tableOf({ json, text }: Sample): Table | null {
  const isTable =
    json?.keys.size === 2 && json.keys.get("columns") === "[" && json.keys.get("data") === "[";
  if (!isTable) return null;
  try {
    return tableIn(parseJsonText(closeJson(text)));
  } catch {
    return null;
  }
}

/** W&B calls a table's file by its key, the step at which it was logged, and a digest. */
function stepInName(filename: string | null): number | null {
  const digits = /_(\d{1,15})_[0-9a-f]{16,64}\.table\.json$/.exec(
    (filename ?? "").slice(-300),
  )?.[1];
  return digits === undefined ? null : Number(digits);
}

function guessOf(sample: Sample, given: Mapping | null): FileGuess & { kind: string | null } {
  const table = tableOf(sample);
  const rows = table?.data.slice(0, sampleRows).map((row) => fieldsOf(table, row)) ?? [];
  const step = stepInName(sample.filename);
  const byName: Mapping = step === null ? {} : { constants: { step } };
  const known = mergeMappings(byName, given ?? {});
  const found = guessColumns({ names: table?.columns ?? [], rows }, known);
  const reasons =
    step === null ? [] : [{ about: "step", reason: "W&B's step stands in the file's name" }];
  return {
    ...{ kind: found.kind, questions: found.questions },
    mapping: mergeMappings(byName, found.mapping),
    reasons: [...found.reasons, ...reasons],
  };
}

/** Its rows as JSON lines, which are read as predictions; a row's line is its place in the table. */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const table = tableIn(await readJsonFile(source, "a W&B table"));
  if (table === null) throw unreadable(null, "the table has no columns and data");
  const encoder = new TextEncoder();
  for (const row of table.data) yield encoder.encode(`${JSON.stringify(fieldsOf(table, row))}\n`);
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<PredictionRecord>> {
  const step = stepInName(options.filename ?? null);
  const byName: Mapping = step === null ? {} : { constants: { step } };
  const mapping = mergeMappings(byName, options.mapping ?? {});
  try {
    yield* predictionsFormat.parse(linesOf(source), { ...options, mapping });
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    yield { records: [], issues: [error.issue], warnings: [] };
  }
}

/** A W&B table of answers, `{"columns": [...], "data": [[...], ...]}`, read as predictions by its columns' names. */
export const wandbTableFormat = defineFormat({
  id: "wandb-table",
  name: "W&B table",
  what: "A table of answers as W&B keeps it: prompt, target and completion, or whatever its columns are called. The step is in the file's name, or is asked for.",
  holds: "predictions",
  example: {
    filename: "predictions_100_4dfaaffd2649d4e4a4c0.table.json",
    text: '{"columns": ["prompt", "target", "completion"], "data": [["Where was Ada born?", "London", "London"], ["Where was Bo born?", "Paris", "Rome"]]}',
  },
  detect: (sample) =>
    tableOf(sample) !== null && guessOf(sample, null).kind === "predictions"
      ? "columns and data of answers"
      : null,
  guess: guessOf,
  parse,
});
