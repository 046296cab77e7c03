import type { Mapping, SeriesHint } from "@/lib/domain/mapping/mapping";
import { readName } from "@/lib/domain/mapping/name-words";
import { type ColumnRoles, columnRolesOf, guessRoles, isLong } from "./column-roles";
import { type OpenTable, parseCsvTable } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { stepsFromEpochs } from "./epoch-steps";
import { report } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { LongTable } from "./long-table";
import { MetricTable } from "./metric-table";
import { readPath } from "./path-facts";
import type { MetricRecord } from "./records";
import type { Sample, TableSample } from "./sample";

type Reader = LongTable | MetricTable;

type Shape = { roles: ColumnRoles; delimiter: Delimiter; constants: Mapping["constants"] };

function namesCheckpoint({ step, epoch }: ColumnRoles): boolean {
  return step !== -1 || epoch !== -1;
}

function openFor(options: ParseOptions, opened: (reader: Reader) => void): OpenTable<MetricRecord> {
  return ({ columns, delimiter }, at) => {
    const roles = columnRolesOf(columns, options.mapping, at);
    if (at.issues.length > 0) return null;
    const constants = options.mapping?.constants;
    const reader = readerFor(columns, { roles, delimiter, constants });
    if (reader === null) {
      const found = columns.slice(0, 20).join(", ").slice(0, 400);
      report(at, "step", `a column step or epoch is missing; found: ${found}`);
      return null;
    }
    opened(reader);
    return reader;
  };
}

/** Null where nothing says the step: no column, nobody, and no first column that counts stages. */
function readerFor(columns: readonly string[], shape: Shape): Reader | null {
  const { roles, delimiter, constants } = shape;
  const { epoch, time } = roles;
  const fixed = { step: constants?.step ?? null, epoch: constants?.epoch ?? null };
  if (!namesCheckpoint(roles) && fixed.step === null) return stageTable(columns, shape);
  if (isLong(roles)) return new LongTable(columns, { roles, delimiter, fixed });
  const isEpochAsStep = roles.step === -1 && fixed.step === null;
  const warnings = isEpochAsStep ? ["there is no step column: epoch is used as the step"] : [];
  const step = isEpochAsStep ? epoch : roles.step;
  return new MetricTable({
    ...{ names: columns, step, epoch, time, delimiter },
    ...{ isEpochAsStep, fixed, warnings },
  });
}

/** Without a word for steps the first column may name stages: after_task1, after_task2. */
function stageTable(columns: readonly string[], { roles, delimiter }: Shape): MetricTable | null {
  if (isLong(roles) || !isStageHeader(columns)) return null;
  const warnings = [`there is no step column: the number at the end of ${columns[0]} is the step`];
  const shape = { names: columns, step: 0, epoch: -1, time: roles.time, delimiter };
  return new MetricTable({ ...shape, isStage: true, warnings });
}

/** Whether the first column can name stages: it is no metric, and there are others. */
function isStageHeader(columns: readonly string[]): boolean {
  return columns.length > 1 && readName(columns[0] ?? "").word === null;
}

/** Of columns that do not say what they measure, as the file's name does: seq_accuracy_table.csv. */
function hintsOf(reader: Reader, filename: string | null): Record<string, SeriesHint> {
  if (!(reader instanceof MetricTable) || !reader.layout.isStage || filename === null) return {};
  const words = filename.split(/[^A-Za-z]+/).map((word) => readName(word).quantity);
  if (!words.includes("accuracy")) return {};
  const unnamed = reader.layout.names.slice(1).filter((name) => readName(name).word === null);
  return Object.fromEntries(
    unnamed.map((set) => [set, { set, metric: "accuracy", quantity: "accuracy" as const }]),
  );
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  let reader: Reader | null = null;
  const open = openFor(options, (opened) => {
    reader = opened;
  });
  const current = (): Reader | null => reader;
  for await (const batch of parseCsvTable(source, options, open)) {
    const found = current();
    const facts = found instanceof LongTable ? found.facts() : [];
    const hints = found === null ? {} : hintsOf(found, options.filename ?? null);
    yield {
      ...batch,
      ...(facts.length > 0 ? { facts } : {}),
      ...(Object.keys(hints).length > 0 ? { hints } : {}),
    };
  }
}

async function* parseSteps(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  yield* stepsFromEpochs(parse(source, options));
}

function isText(cell: string): boolean {
  return cell !== "" && Number.isNaN(Number(cell));
}

/** Rows of one step that differ by a column which no word of the header explains. */
function hasUnknownLabels(table: TableSample, roles: ColumnRoles): boolean {
  const at = roles.step === -1 ? roles.epoch : roles.step;
  const hasLabel = table.columns.some(
    (_, index) => index !== at && table.rows.some((row) => isText(row[index] ?? "")),
  );
  const steps = new Set(table.rows.map((row) => row[at]));
  return hasLabel && table.rows.length > 1 && steps.size <= table.rows.length / 2;
}

/** Every row's first cell ends in a number that rises, and every other cell is a number or missing. */
function hasStages({ columns, rows }: TableSample): boolean {
  if (columns.length < 2 || rows.length < 2 || !isStageHeader(columns)) return false;
  const stages = rows.map((row) => /^\D.*?(\d{1,15})$/.exec((row[0] ?? "").slice(0, 80))?.[1]);
  const isRising = stages.every(
    (stage, index) =>
      stage !== undefined && (index === 0 || Number(stage) > Number(stages[index - 1])),
  );
  const isNumber = (cell: string): boolean => /^(-|--)?$/.test(cell) || !isText(cell);
  return isRising && rows.every((row) => row.slice(1).every(isNumber));
}

/** `checkpoint-500/eval.csv` need not say its step: one row of numbers, or one row a set. */
function isOfCheckpoint(table: TableSample, path: string | null): boolean {
  if (path === null || readPath(path).step === null) return false;
  const numbers = table.columns.filter((_, index) =>
    table.rows.every((row) => row[index] !== "" && !isText(row[index] ?? "")),
  );
  const isOneRow = table.rows.length === 1 && numbers.length === table.columns.length;
  return isOneRow || (isLong(guessRoles(table.columns)) && numbers.length > 0);
}

function detect({ table, path }: Sample): string | null {
  if (table === null || table.columns.length < 2) return null;
  const roles = guessRoles(table.columns);
  const at = roles.step === -1 ? roles.epoch : roles.step;
  if (at === -1) {
    if (hasStages(table)) return "a first column that counts stages";
    return isOfCheckpoint(table, path) ? "a table of the checkpoint that its folder names" : null;
  }
  if (isLong(roles)) return "rows by step and set";
  if (hasUnknownLabels(table, roles)) return null;
  return `the column ${JSON.stringify(table.columns[at] ?? "step")} counts steps`;
}

/**
 * A CSV of metrics by step, epoch, checkpoint or stage (FORMATS.md section 8): wide, one column a metric, or long, with
 * columns that say the model, set, class or metric of a row. Empty cells are absent, NaN and inf are kept; text is left
 * out and counted. A step that comes again replaces its earlier values, with a warning.
 */
export const stepTableFormat = defineFormat({
  id: "step-table",
  name: "Step table",
  what: "A CSV with a column of steps, epochs or checkpoints: one column a metric, or one row a model, set (task, split, knowledge) and metric.",
  holds: "metrics",
  example: {
    filename: "metrics.csv",
    text: "step,epoch,train_known_acc,dev_known_acc,dev_unknown_acc\n0,0,0.80,0.81,0.01\n100,1,0.90,0.78,0.02",
  },
  detect,
  parse: parseSteps,
});
