import { hasStepColumn } from "./column-roles";
import { defineRefusal } from "./format";
import { isPromptfoo } from "./lm-eval-shape";
import { hasAnyKey, hasKeys, type Sample } from "./sample";

const asLines =
  "write predictions or metrics as JSON lines, or a CSV with a step column, and upload that";
const perExample =
  'write one line per example: {"step","split","example_id","prediction" or "correct"}, and upload that as predictions';

function startsWith({ bytes }: Sample, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function asciiOf({ bytes }: Sample, length = 8192): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, length));
}

function isZip(sample: Sample): boolean {
  return startsWith(sample, [0x50, 0x4b, 0x03, 0x04]);
}

function isPickle({ bytes }: Sample): boolean {
  const protocol = bytes[1] ?? 0;
  return bytes[0] === 0x80 && protocol >= 2 && protocol <= 5;
}

/** Told by something of their own: tried before the formats that are read. */
export const refusals = [
  defineRefusal({
    id: "gzip",
    name: "gzip",
    advice: "the file is still compressed after unpacking; unpack it once",
    detect: (sample) => (startsWith(sample, [0x1f, 0x8b]) ? "gzip's first bytes" : null),
  }),
  defineRefusal({
    id: "inspect-eval",
    name: "Inspect log (.eval)",
    advice: `Inspect logs are not read; run inspect log convert --to json, then ${asLines}`,
    detect: (sample) =>
      isZip(sample) && /header\.json|_journal\/start\.json/.test(asciiOf(sample))
        ? "a zip with header.json"
        : null,
  }),
  defineRefusal({
    id: "xlsx",
    name: "Excel workbook",
    advice: "workbooks are not read; save the sheet as CSV",
    detect: (sample) =>
      isZip(sample) && /xl\/|\[Content_Types\]\.xml/.test(asciiOf(sample))
        ? "a zip with a workbook"
        : null,
  }),
  defineRefusal({
    id: "pickle",
    name: "Python pickle or PyTorch file",
    advice: `pickles are never loaded, they can run code; ${asLines}`,
    detect: (sample) =>
      isPickle(sample) || (isZip(sample) && asciiOf(sample).includes("data.pkl"))
        ? "a pickle's first bytes"
        : null,
  }),
  defineRefusal({
    id: "zip",
    name: "Zip archive",
    advice: "archives are not read; unpack it and upload the files",
    detect: (sample) => (isZip(sample) ? "a zip's first bytes" : null),
  }),
  defineRefusal({
    id: "parquet",
    name: "Parquet",
    advice: `Parquet is not read; ${asLines}`,
    detect: (sample) => (startsWith(sample, [0x50, 0x41, 0x52, 0x31]) ? "PAR1" : null),
  }),
  defineRefusal({
    id: "wandb-binary",
    name: "W&B run log (.wandb)",
    advice: "W&B's own log is not read; export the run's history as JSON lines or CSV",
    detect: (sample) => (startsWith(sample, [0x3a, 0x57, 0x26, 0x42]) ? ":W&B" : null),
  }),
  defineRefusal({
    id: "utf-16",
    name: "UTF-16 text",
    advice: "the file is UTF-16; save it as UTF-8",
    detect: (sample) =>
      startsWith(sample, [0xff, 0xfe]) || startsWith(sample, [0xfe, 0xff])
        ? "a UTF-16 byte order mark"
        : null,
  }),
  defineRefusal({
    id: "lm-eval-write-out",
    name: "lm-evaluation-harness write-out",
    advice: `lm-eval write-outs are not read; ${perExample}`,
    detect: (sample) => (hasKeys(sample, "doc_id", "truth") ? "doc_id and truth" : null),
  }),
  defineRefusal({
    id: "inspect-log",
    name: "Inspect log",
    advice: `Inspect logs are not read; ${perExample}`,
    detect: (sample) =>
      hasKeys(sample, "version", "status", "eval", "plan") ? "version, status, eval, plan" : null,
  }),
  defineRefusal({
    id: "promptfoo",
    name: "promptfoo results",
    advice: `promptfoo's results are not read; ${perExample}`,
    detect: (sample) => (isPromptfoo(sample) ? "results of promptfoo" : null),
  }),
  defineRefusal({
    id: "openai-evals",
    name: "OpenAI evals log",
    advice: `OpenAI evals are not read; ${perExample}`,
    detect: (sample) => (hasAnyKey(sample, "spec", "final_report") ? "spec, final_report" : null),
  }),
] as const;

/** Told by too little to come before a format that is read. */
export const lastRefusals = [
  defineRefusal({
    id: "wandb-table",
    name: "W&B table",
    advice: `W&B tables are not read; ${perExample}`,
    detect: ({ json }) =>
      json?.keys.size === 2 && json.keys.get("columns") === "[" && json.keys.get("data") === "["
        ? "columns and data"
        : null,
  }),
  defineRefusal({
    id: "run-summary",
    name: "Run summary",
    advice: "a summary without a history: upload trainer_state.json of the same run",
    detect: (sample) =>
      hasAnyKey(sample, "train_loss", "eval_loss", "train_runtime", "eval_runtime")
        ? "last values without steps"
        : null,
  }),
  defineRefusal({
    id: "json-array",
    name: "JSON array",
    advice: "a JSON array: write one object a line (JSON lines) and upload that",
    detect: ({ json }) => (json?.shape === "array" && json.keys.size > 0 ? "a list" : null),
  }),
  defineRefusal({
    id: "long-table",
    name: "Long table",
    advice:
      "several rows per step: pivot it to one row a step and one column a metric, or use the aggregates format",
    detect: ({ table }) =>
      table !== null && table.columns.length > 1 && hasStepColumn(table.columns)
        ? "several rows a step"
        : null,
  }),
  defineRefusal({
    id: "stepless-table",
    name: "Table without steps",
    advice: "no column step or epoch",
    detect: (sample) => (isStepless(sample) ? "a table without a step column" : null),
  }),
] as const;

/** The name only decides about a header that nothing else tells. */
function isStepless({ table, filename }: Sample): boolean {
  if (table === null) return false;
  const width = table.columns.length;
  const isTable = width >= 2 && table.rows.length > 0 && table.rows[0]?.length === width;
  return isTable && (filename === null || /\.(csv|tsv|txt)(\.gz)?$/i.test(filename));
}
