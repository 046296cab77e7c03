import { type Delimiter, detectDelimiter, splitHeader } from "./delimiter";
import { type Detection, detection } from "./detection";
import { findStepColumns } from "./step-columns";

const aggregateColumns = ["step", "split", "category", "n", "correct", "abstained"];
const sampleRows = 50;

type Table = { columns: string[]; lower: string[]; rows: string[][] };

function readTable(lines: readonly string[]): Table {
  const [header = ""] = lines;
  const delimiter: Delimiter = detectDelimiter(header);
  const columns = splitHeader(header, delimiter);
  const rows = lines.slice(1, 1 + sampleRows).map((line) => splitHeader(line, delimiter));
  return { columns, lower: columns.map((column) => column.toLowerCase()), rows };
}

function detectWandb({ columns }: Table): Detection | null {
  const lows = columns.filter((column) => column.endsWith("__MIN"));
  if (lows.some((low) => columns.includes(low.replace(/__MIN$/, "__MAX")))) {
    const reason =
      "a chart export mixes runs and leaves out steps: export each run's history as CSV with a step column";
    return detection("wandb-chart", "W&B chart export", reason);
  }
  if (["Name", "Created", "Runtime"].every((name) => columns.includes(name))) {
    const reason =
      "one row per run and no steps: export each run's history as CSV with a step column";
    return detection("wandb-runs", "W&B runs table", reason);
  }
  return null;
}

function detectStepDownload({ lower }: Table): Detection | null {
  const header = lower.join();
  if (header === "wall time,step,value") {
    return detection("step-table", "TensorBoard scalar download", "columns Wall time, Step, Value");
  }
  const isOpenAi =
    header.startsWith("step,train_loss,train_accuracy") ||
    header.startsWith("step,elapsed_tokens,elapsed_examples") ||
    (lower.includes("step") && lower.some((column) => column.endsWith("mean_token_accuracy")));
  if (!isOpenAi) return null;
  const reason = "columns of an OpenAI result file; its accuracies are per token, not per answer";
  return detection("step-table", "OpenAI fine-tuning result", reason);
}

/** One row per (step, task, ...): a label column in text, and steps that come again and again. */
function isLong(table: Table, step: number): boolean {
  const isText = (cell: string): boolean => cell !== "" && Number.isNaN(Number(cell));
  const hasLabel = table.columns.some(
    (_, index) => index !== step && table.rows.some((row) => isText(row[index] ?? "")),
  );
  const steps = new Set(table.rows.map((row) => row[step]));
  return hasLabel && table.rows.length > 1 && steps.size <= table.rows.length / 2;
}

function detectStepTable(table: Table): Detection | null {
  const at = findStepColumns(table.columns);
  if (at === null || table.columns.length < 2) return null;
  if (isLong(table, at.step)) {
    const reason =
      "several rows per step: pivot it to one row a step and one column a metric, or use the aggregates format";
    return detection("long-table", "Long table", reason);
  }
  const column = table.columns[at.step] ?? "step";
  return detection("step-table", "Step table", `the column ${JSON.stringify(column)} counts steps`);
}

function detectQuestions({ lower }: Table): Detection | null {
  const isQa =
    lower.includes("question") && lower.some((column) => /^(possible_)?answers?$/.test(column));
  if (!isQa) return null;
  const reason = "questions without results: write them as examples, one JSON object a line";
  return detection("qa-data", "Question answering data", reason);
}

function detectStepless(table: Table): Detection | null {
  const width = table.columns.length;
  const isTable = width >= 2 && table.rows.length > 0 && table.rows[0]?.length === width;
  if (!isTable) return null;
  const found = table.columns.slice(0, 10).join(", ").slice(0, 200);
  const reason = `no column step or epoch; found: ${found}`;
  return detection("stepless-table", "Table without steps", reason);
}

/** Looks at the header and the first rows; null when the text is no table. */
export function detectCsv(text: string): Detection | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (/^sep=[,;\t]$/.test(lines[0] ?? "")) lines.shift();
  if (/^\d{13} \S+( \d+)?( |$)/.test(lines[0] ?? "")) {
    const reason = `the metric's name is not in the file: write {"step", "<metric>": number} a line`;
    return detection("mlflow-metric", "MLflow metric file", reason);
  }
  const table = readTable(lines);
  const hits = aggregateColumns.filter((column) => table.lower.includes(column));
  if (hits.length >= 4) {
    return detection("aggregates", "Aggregates", `a table with ${hits.join(", ")}`);
  }
  return (
    detectWandb(table) ??
    detectStepDownload(table) ??
    detectStepTable(table) ??
    detectQuestions(table) ??
    detectStepless(table)
  );
}
