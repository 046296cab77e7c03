import {
  type Population,
  parseKnowledgeCategory,
  populations,
} from "@/lib/domain/knowledge/knowledge";
import { plainName, usualNames } from "@/lib/domain/mapping/column-names";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { cellNumber, countCell, epochCell, stepCell } from "./cells";
import { type OpenTable, parseCsvTable } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { describeValue } from "./describe";
import { nameField, report, type SourceLine } from "./fields";
import { defineFormat } from "./format";
import type { FormatWarning } from "./issue";
import type { AggregateRecord } from "./records";
import type { Sample } from "./sample";
import { SkippedFields } from "./skipped-fields";
import { stepInName } from "./step-in-name";

const roles = [
  "step",
  "epoch",
  "split",
  "category",
  "n",
  "correct",
  "accuracy",
  "abstained",
] as const;
type Column = (typeof roles)[number] | "fitted";

const usual: Record<Column, readonly string[]> = {
  ...{ step: usualNames.step, epoch: usualNames.epoch, split: usualNames.split, n: usualNames.n },
  category: ["category", "knowledge", "knowledgecategory", "population", "class"],
  correct: ["correct", "ncorrect", "numcorrect"],
  accuracy: usualNames.accuracy,
  abstained: ["abstained", "nabstained", "abstentions"],
  fitted: ["fitted"],
};

type Layout = {
  /** The index of each column; -1 where there is none. */
  at: Record<Column, number>;
  metrics: { column: string; index: number }[];
  delimiter: Delimiter;
  constants: NonNullable<Mapping["constants"]>;
};

function columnsIn(columns: readonly string[], mapping: Mapping | null): Layout["at"] {
  const plain = columns.map(plainName);
  const find = (column: Column): number => {
    const said = column === "fitted" ? undefined : mapping?.columns?.[column];
    if (said !== undefined) return columns.indexOf(said);
    const exact = columns.findIndex((name) => name.toLowerCase() === column);
    if (exact !== -1) return exact;
    const name = usual[column].find((each) => plain.includes(each));
    return name === undefined ? -1 : plain.indexOf(name);
  };
  return Object.fromEntries(
    [...roles, "fitted" as const].map((column) => [column, find(column)]),
  ) as Layout["at"];
}

/** Known and all beside the category spellings that parseKnowledgeCategory accepts; null when it is neither. */
function parsePopulation(text: string): Population | null {
  const plain = text.trim().toLowerCase();
  const exact = populations.find((population) => population.toLowerCase() === plain);
  return exact ?? parseKnowledgeCategory(text);
}

function layoutOf(columns: string[], delimiter: Delimiter, mapping: Mapping | null): Layout {
  const at = columnsIn(columns, mapping);
  const own = new Set(Object.values(at));
  const metrics = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => column !== "" && !own.has(index));
  return { at, metrics, delimiter, constants: mapping?.constants ?? {} };
}

/** What no column says and nobody said for the whole file. */
function missingIn({ at, constants }: Layout): Column[] {
  const missing: Column[] = [];
  const { step, epoch, split, category } = constants;
  if (at.step === -1 && at.epoch === -1 && step === undefined && epoch === undefined)
    missing.push("step");
  if (at.split === -1 && split === undefined) missing.push("split");
  if (at.category === -1 && category === undefined) missing.push("category");
  if (at.n === -1) missing.push("n");
  if (at.correct === -1 && at.accuracy === -1) missing.push("correct");
  return missing;
}

function reportMissing(columns: string[], layout: Layout, at: SourceLine): void {
  for (const column of missingIn(layout)) {
    const found = columns.slice(0, 20).join(", ").slice(0, 400);
    report(at, column, `the column ${column} is missing; found: ${found}`);
  }
}

function checkCounts(record: AggregateRecord, at: SourceLine): void {
  const { total, correct, abstained, fitted } = record;
  if (correct > total) {
    report(at, "correct", `correct is more than n: ${correct} > ${total}`);
  } else if (abstained > total) {
    report(at, "abstained", `abstained is more than n: ${abstained} > ${total}`);
  } else if (correct + abstained > total) {
    const sum = `${correct} + ${abstained} > ${total}`;
    report(at, "abstained", `correct + abstained is more than n: ${sum}`);
  }
  if (fitted !== null && fitted > total) {
    report(at, "fitted", `fitted is more than n: ${fitted} > ${total}`);
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

/** Counts of one row; what the file leaves out is taken for granted and counted. */
class AggregateRows {
  private readonly skipped = new SkippedFields();
  private rounded = 0;
  private epochSteps = 0;

  constructor(private readonly layout: Layout) {}

  private cell(cells: readonly string[], column: Column): string {
    return cells[this.layout.at[column]] ?? "";
  }

  private count(cells: readonly string[], column: Column, place: SourceLine): number {
    const { delimiter } = this.layout;
    return countCell(this.cell(cells, column), { column, delimiter }, place);
  }

  private step(cells: readonly string[], epoch: number | null, place: SourceLine): number {
    const { delimiter, constants, at } = this.layout;
    if (at.step !== -1) {
      const cell = stepInName(this.cell(cells, "step"));
      return stepCell(cell, { column: "step", delimiter }, place);
    }
    if (constants.step !== undefined) return constants.step;
    if (epoch === null || !Number.isInteger(epoch)) {
      const shown = epoch === null ? "is missing" : `is not a whole number: ${epoch}`;
      report(place, "epoch", `there is no step column, and epoch ${shown}`);
      return 0;
    }
    this.epochSteps += 1;
    return epoch;
  }

  private correct(cells: readonly string[], total: number, place: SourceLine): number {
    if (this.layout.at.correct !== -1) return this.count(cells, "correct", place);
    const cell = this.cell(cells, "accuracy");
    const accuracy = cellNumber(cell, this.layout.delimiter);
    if (typeof accuracy !== "number") {
      const shown = cell.trim() === "" ? "missing" : `not a number: ${describeValue(cell.trim())}`;
      report(place, "accuracy", `accuracy is ${shown}`);
    } else if (accuracy < 0 || accuracy > 1) {
      const advice = "write it as a ratio, 0 to 1, or give correct";
      report(place, "accuracy", `accuracy is not in [0, 1]: ${cell.trim()}; ${advice}`);
    } else {
      this.rounded += 1;
      return Math.round(accuracy * total);
    }
    return 0;
  }

  private category(cells: readonly string[], place: SourceLine): Population {
    const { at, constants } = this.layout;
    if (at.category === -1 && constants.category !== undefined) return constants.category;
    const said = this.cell(cells, "category");
    const category = parsePopulation(said);
    if (category === null) {
      const message = `category does not exist: ${describeValue(said)}; use ${populations.join(", ")}`;
      report(place, "category", message);
    }
    return category ?? "all";
  }

  read(cells: readonly string[], place: SourceLine): AggregateRecord {
    const { at, delimiter, constants } = this.layout;
    const before = place.issues.length;
    const epoch = epochCell(this.cell(cells, "epoch"), delimiter, place) ?? constants.epoch ?? null;
    const step = this.step(cells, epoch, place);
    const category = this.category(cells, place);
    const said = at.split === -1 ? (constants.split ?? "") : this.cell(cells, "split").trim();
    const split = nameField(said, "split", place);
    const total = this.count(cells, "n", place);
    const record: AggregateRecord = {
      ...{ line: place.line, step, epoch, split, category, total },
      correct: this.correct(cells, total, place),
      abstained: at.abstained === -1 ? 0 : this.count(cells, "abstained", place),
      fitted: this.cell(cells, "fitted").trim() === "" ? null : this.count(cells, "fitted", place),
      metrics: readMetrics(cells, this.layout, this.skipped),
    };
    if (place.issues.length === before) checkCounts(record, place);
    return record;
  }

  finish(): FormatWarning[] {
    const said: string[] = [];
    if (this.rounded > 0) {
      said.push(`there is no column correct: it is n x accuracy, rounded, on ${this.rounded} rows`);
    }
    if (this.epochSteps > 0) said.push("there is no step column: epoch is used as the step");
    return [...said.map((message) => ({ line: null, message })), ...this.skipped.warnings()];
  }
}

function openFor(mapping: Mapping | null): OpenTable<AggregateRecord> {
  return ({ columns, delimiter }, at) => {
    const layout = layoutOf(columns, delimiter, mapping);
    reportMissing(columns, layout, at);
    return new AggregateRows(layout);
  };
}

/** Rows without a number of examples are rates: a step table of several sets. */
function detect({ table }: Sample): string | null {
  if (table === null) return null;
  const at = columnsIn(table.columns, null);
  const counts = [at.correct, at.accuracy, at.abstained];
  const isCounted = at.n !== -1 && counts.some((column) => column !== -1);
  const isPlaced = at.step !== -1 || at.epoch !== -1;
  if (!isCounted || !isPlaced || at.category === -1 || at.split === -1) return null;
  const named = roles.filter((role) => at[role] !== -1);
  return `a table with ${named.join(", ")}`;
}

/**
 * Aggregates CSV: `step,epoch,split,category,n,correct,abstained[,fitted][,<metric>...]`, columns in any order and case.
 * `epoch` and `abstained` may be left out; `accuracy`, a ratio, may stand for `correct`. category is a SliCK name, Known,
 * Unknown or all. Further numeric columns are metrics.
 */
export const aggregatesFormat = defineFormat({
  id: "aggregates",
  name: "Aggregates",
  what: "Counts by checkpoint, split and knowledge category, as CSV. category is a SliCK name, Known, Unknown or all; accuracy may stand for correct, abstained may be left out, and further numeric columns are metrics.",
  holds: "aggregates",
  example: {
    filename: "aggregates.csv",
    text: "step,epoch,split,category,n,correct,abstained\n0,0,dev,Known,800,640,0\n0,0,dev,Unknown,200,2,0\n100,1,dev,Known,800,678,0\n100,1,dev,Unknown,200,3,0",
  },
  detect,
  parse: (source, options = {}) => parseCsvTable(source, options, openFor(options.mapping ?? null)),
});
