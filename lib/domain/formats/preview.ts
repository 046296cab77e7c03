import { closeJson } from "./close-json";
import type { MetricRecord, PredictionRecord } from "./records";
import type { Sample } from "./sample";

export type Preview = {
  columns: string[];
  rows: string[][];
  /** The rows are as they are read, and their columns are none of the file's. */
  isParsed?: boolean;
};

const previewRows = 8;
const previewColumns = 60;
const cellLength = 200;

function cellOf(value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const tidy = text.toWellFormed().replaceAll("\0", "");
  return tidy.length > cellLength ? `${tidy.slice(0, cellLength - 1)}…` : tidy;
}

function ofObjects(objects: readonly unknown[]): Preview {
  const records = objects.filter(
    (each): each is Record<string, unknown> => typeof each === "object" && each !== null,
  );
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = names.slice(0, previewColumns);
  return {
    columns: columns.map(cellOf),
    rows: records.map((record) => columns.map((column) => cellOf(record[column]))),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The records at the beginning of a JSON text, in the file's own names. */
function recordsOf({ text, json }: Sample): readonly unknown[] | null {
  if (json === null) return null;
  if (json.shape === "lines") {
    const lines = text.split("\n", 2 * previewRows).filter((line) => line.trim() !== "");
    return lines
      .slice(0, previewRows)
      .map(parsed)
      .filter((value) => value !== null);
  }
  if (json.shape === "object") return null;
  const array = parsed(closeJson(text));
  return Array.isArray(array) ? array.slice(0, previewRows) : null;
}

function ofMetrics(records: readonly MetricRecord[]): Preview {
  const first = records.slice(0, previewRows);
  const keys = [...new Set(first.flatMap(({ values }) => Object.keys(values)))];
  const columns = keys.slice(0, previewColumns - 2);
  return {
    columns: ["step", "epoch", ...columns],
    rows: first.map(({ step, epoch, values }) => [
      cellOf(step),
      epoch === null ? "" : cellOf(epoch),
      ...columns.map((key) => (values[key] === undefined ? "" : String(values[key]))),
    ]),
  };
}

/**
 * The first rows of a file as a table, in its own columns where it has some; of one object, its first points, and
 * nothing where it has none: its fields are no columns. Long cells are cut.
 */
export function previewOf(sample: Sample, points: readonly MetricRecord[]): Preview {
  if (sample.table !== null && points.length === 0) return ofTable(sample.table);
  const records = recordsOf(sample);
  if (records !== null && records.length > 0) return ofObjects(records);
  if (sample.table !== null && sample.table.columns.length > 1) return ofTable(sample.table);
  return points.length === 0 ? { columns: [], rows: [] } : ofMetrics(points);
}

/** The first answers of a file as they are read, without what none of them says. */
export function previewOfAnswers(answers: readonly PredictionRecord[]): Preview {
  const first = answers.slice(0, previewRows).map((answer) => ({
    ...(answer.run && { run: answer.run }),
    ...{ example: answer.exampleId, question: answer.question },
    ...{ answers: answer.answers, prediction: answer.prediction, correct: answer.correct },
  }));
  const said = first.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  );
  return { ...ofObjects(said), isParsed: true };
}

function ofTable({ columns, rows }: NonNullable<Sample["table"]>): Preview {
  return {
    columns: columns.slice(0, previewColumns).map(cellOf),
    rows: rows.slice(0, previewRows).map((row) => row.slice(0, previewColumns).map(cellOf)),
  };
}

/** The file's own names of columns or fields, by which a mapping calls them; empty where rows have none. */
export function columnsOf(sample: Sample): string[] {
  const records = recordsOf(sample);
  if (records !== null) return ofNames(records);
  if (sample.json !== null) return [...sample.json.keys.keys()];
  return sample.table?.columns ?? [];
}

function ofNames(records: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const record of records) {
    if (typeof record !== "object" || record === null || Array.isArray(record)) continue;
    for (const name of Object.keys(record)) names.add(name);
  }
  return [...names];
}
