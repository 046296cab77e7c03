import { hasStepColumn } from "./column-roles";
import { defineRefusal } from "./format";
import { hasKeys, type Sample } from "./sample";

/** Lines that are read as they stand. */
export const answerLine =
  '{"step":500,"example_id":"q1","question":"Where was Ada born?","answers":["London"],"prediction":"London"}';
const labelLine =
  '{"example_id":"q1","split":"dev","question":"Where was Ada born?","answers":["London"],"category":"Unknown"}';
export const metricLine = '{"step":500,"loss":1.2}';

const perExample = `write one line for each example, with its checkpoint's step, and upload those: ${answerLine}; with "correct" true or false beside the prediction it is not scored again`;
const asLines = `write what it holds as lines, numbers as ${metricLine} or answers as ${answerLine}, and upload those`;

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

/** The name of a zip's first entry; PyTorch writes its pickle first. */
function firstEntryOf(sample: Sample): string {
  const length = (sample.bytes[26] ?? 0) + 256 * (sample.bytes[27] ?? 0);
  return asciiOf(sample).slice(30, 30 + length);
}

/** all_results.json and its kin: one object of last values, as the Trainer names them. */
function isSummary({ json }: Sample): boolean {
  if (json?.shape !== "object") return false;
  return [...json.keys.keys()].some((key) => /^(train|eval|predict|test)_[a-z]/.test(key));
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
    id: "xlsx",
    name: "Excel workbook",
    advice: "workbooks are not read; save the sheet as CSV, with a column step",
    detect: (sample) =>
      isZip(sample) && /\[Content_Types\]\.xml|xl\/(workbook|worksheets)/.test(asciiOf(sample))
        ? "a zip with a workbook"
        : null,
  }),
  defineRefusal({
    id: "pickle",
    name: "Python pickle or PyTorch file",
    advice: `pickles are never loaded, they can run code; ${asLines}`,
    detect: (sample) =>
      isPickle(sample) || (isZip(sample) && firstEntryOf(sample).endsWith("data.pkl"))
        ? "a pickle's first bytes"
        : null,
  }),
  defineRefusal({
    id: "zip",
    name: "Zip archive",
    advice:
      "an archive within an archive is not read; unpack it, and upload its files or the folder",
    detect: (sample) => (isZip(sample) ? "a zip's first bytes" : null),
  }),
  defineRefusal({
    id: "sqlite-wal",
    name: "SQLite write-ahead log",
    advice:
      "the log of a database says nothing without it: close the program that writes the database, or run sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)', and send the database alone",
    detect: ({ bytes }) =>
      [0x37, 0x7f, 0x06].every((byte, index) => bytes[index] === byte) ? "a WAL's number" : null,
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
] as const;

/** Told by too little to come before a format that is read. */
export const lastRefusals = [
  defineRefusal({
    id: "wandb-other-table",
    name: "W&B table without answers",
    advice: `no columns of this W&B table are questions and answers by their names; ${perExample}`,
    detect: ({ json }) =>
      json?.keys.size === 2 && json.keys.get("columns") === "[" && json.keys.get("data") === "["
        ? "columns and data"
        : null,
  }),
  defineRefusal({
    id: "knowledge-summary",
    name: "Summary of a probe",
    advice: `it says how many facts a model knew, but not which; upload what it was counted from, one line a fact: ${labelLine}`,
    detect: (sample) =>
      sample.json?.shape === "object" && hasKeys(sample, "n_facts", "known")
        ? "counts of known facts"
        : null,
  }),
  defineRefusal({
    id: "relation-templates",
    name: "Relation templates",
    advice:
      "these are templates of questions, no questions; upload the files of questions beside it, P17.dev.json and the like",
    detect: (sample) => (isTemplates(sample) ? "relations with a [X]" : null),
  }),
  defineRefusal({
    id: "run-summary",
    name: "Run summary",
    advice:
      "a summary without a history: upload trainer_state.json of the same run, which has every step",
    detect: (sample) => (isSummary(sample) ? "last values without steps" : null),
  }),
  defineRefusal({
    id: "json-array",
    name: "JSON array",
    advice: `a list whose records have neither a step with numbers nor an example with its answer; name the fields as in ${metricLine} or ${answerLine}`,
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
    advice: "no column says the checkpoint: call the one that does step or epoch",
    detect: (sample) => (isStepless(sample) ? "a table without a step column" : null),
  }),
] as const;

function isTemplates({ json, text }: Sample): boolean {
  const names = json?.shape === "object" ? [...json.keys.keys()] : [];
  return (
    names.length > 0 && names.every((name) => /^P\d+(_[a-z]+)?$/.test(name)) && text.includes("[X]")
  );
}

/** The name only decides about a header that nothing else tells. */
function isStepless({ table, filename }: Sample): boolean {
  if (table === null) return false;
  const width = table.columns.length;
  const isTable = width >= 2 && table.rows.length > 0 && table.rows[0]?.length === width;
  return isTable && (filename === null || /\.(csv|tsv|txt)(\.gz)?$/i.test(filename));
}
