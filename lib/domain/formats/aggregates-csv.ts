import { type Population, parseKnowledgeCategory, populations } from "@/lib/domain/knowledge";
import { cellNumber, countCell, epochCell } from "./cells";
import { type OpenTable, parseCsvTable } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { describeValue } from "./describe";
import { nameField, type Place, report } from "./fields";
import { defineFormat } from "./format";
import type { AggregateRecord } from "./records";
import { SkippedFields } from "./skipped-fields";

const detectedBy = ["step", "split", "category", "n", "correct", "abstained"];

const required = ["step", "split", "category", "n", "correct", "abstained"] as const;
const optional = ["epoch", "fitted"] as const;
type Column = (typeof required)[number] | (typeof optional)[number];

type Layout = {
  at: Record<Column, number>;
  metrics: { column: string; index: number }[];
  delimiter: Delimiter;
};

/** Known and all beside the category spellings that parseKnowledgeCategory accepts; null when it is neither. */
function parsePopulation(text: string): Population | null {
  const plain = text.trim().toLowerCase();
  const exact = populations.find((population) => population.toLowerCase() === plain);
  return exact ?? parseKnowledgeCategory(text);
}

function layoutOf(columns: string[], delimiter: Delimiter): Layout {
  const names = columns.map((column) => column.toLowerCase());
  const own: readonly string[] = [...required, ...optional];
  const at = Object.fromEntries(own.map((name) => [name, names.indexOf(name)])) as Layout["at"];
  const metrics = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column !== "" && !own.includes(column.toLowerCase()));
  return { at, metrics, delimiter };
}

function reportMissing(columns: string[], layout: Layout, place: Place): void {
  for (const column of required.filter((name) => layout.at[name] === -1)) {
    const found = columns.slice(0, 20).join(", ").slice(0, 400);
    report(place, column, `the column ${column} is missing; found: ${found}`);
  }
}

function checkCounts(record: AggregateRecord, place: Place): void {
  const { total, correct, abstained, fitted } = record;
  if (correct > total) {
    report(place, "correct", `correct is more than n: ${correct} > ${total}`);
  } else if (abstained > total) {
    report(place, "abstained", `abstained is more than n: ${abstained} > ${total}`);
  } else if (correct + abstained > total) {
    const sum = `${correct} + ${abstained} > ${total}`;
    report(place, "abstained", `correct + abstained is more than n: ${sum}`);
  }
  if (fitted !== null && fitted > total) {
    report(place, "fitted", `fitted is more than n: ${fitted} > ${total}`);
  }
}

function readMetrics(
  cells: readonly string[],
  layout: Layout,
  skipped: SkippedFields,
): Record<string, number> {
  const numbers: [string, number][] = [];
  for (const { column, index } of layout.metrics) {
    const cell = cells[index] ?? "";
    const value = cellNumber(cell, layout.delimiter);
    if (typeof value === "number" && Number.isFinite(value)) numbers.push([column, value]);
    else if (cell.trim() !== "") skipped.add(column, "is not a finite number");
  }
  return Object.fromEntries(numbers);
}

function readRow(cells: readonly string[], layout: Layout, place: Place): AggregateRecord {
  const { at, delimiter } = layout;
  const cell = (column: Column): string => cells[at[column]] ?? "";
  const count = (column: Column): number => countCell(cell(column), { column, delimiter }, place);
  const before = place.issues.length;
  const category = parsePopulation(cell("category"));
  if (category === null) {
    const shown = describeValue(cell("category"));
    const message = `category does not exist: ${shown}; use ${populations.join(", ")}`;
    report(place, "category", message);
  }
  const record: AggregateRecord = {
    line: place.line,
    step: count("step"),
    epoch: epochCell(cell("epoch"), delimiter, place),
    split: nameField(cell("split").trim(), "split", place),
    category: category ?? "all",
    total: count("n"),
    correct: count("correct"),
    abstained: count("abstained"),
    fitted: cell("fitted").trim() === "" ? null : count("fitted"),
    metrics: {},
  };
  if (place.issues.length === before) checkCounts(record, place);
  return record;
}

const open: OpenTable<AggregateRecord> = ({ columns, delimiter }, place) => {
  const layout = layoutOf(columns, delimiter);
  reportMissing(columns, layout, place);
  const skipped = new SkippedFields();
  return {
    read: (cells, at) => ({
      ...readRow(cells, layout, at),
      metrics: readMetrics(cells, layout, skipped),
    }),
    finish: () => skipped.warnings(),
  };
};

/**
 * Aggregates CSV: `step,epoch,split,category,n,correct,abstained[,fitted][,<metric>...]`, columns in any order,
 * `epoch` may be left out. category is a SliCK name, Known, Unknown or all. Further numeric columns are metrics.
 */
export const aggregatesFormat = defineFormat({
  id: "aggregates",
  name: "Aggregates",
  what: "Counts by checkpoint, split and knowledge category, as CSV. category is a SliCK name, Known, Unknown or all; further numeric columns are metrics.",
  holds: "aggregates",
  example: {
    filename: "aggregates.csv",
    text: "step,epoch,split,category,n,correct,abstained\n0,0,dev,Known,800,640,0\n0,0,dev,Unknown,200,2,0\n100,1,dev,Known,800,678,0\n100,1,dev,Unknown,200,3,0",
  },
  detect: ({ table }) => {
    const hits = detectedBy.filter((column) => table?.lower.includes(column));
    return hits.length >= 4 ? `a table with ${hits.join(", ")}` : null;
  },
  parse: (source, options = {}) => parseCsvTable(source, options, open),
});
