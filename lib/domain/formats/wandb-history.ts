import { parseWithBareNumbers } from "./bare-numbers";
import { cellNumber, metricCell } from "./cells";
import { type OpenTable, parseCsvTable, type TableReader } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { describeValue } from "./describe";
import { type Place, report, stepField } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { parseJsonLines } from "./json-lines";
import { MetricValues } from "./metric-values";
import { peek } from "./peek";
import type { MetricRecord } from "./records";
import { hasAnyKey, hasKeys, type Sample, sampleOf } from "./sample";
import { readableTime } from "./time-field";

/** `_step` counts log calls; these count the optimiser's steps, where the trainer logs them. */
const realSteps = ["train/global_step", "trainer/global_step", "global_step"] as const;
const epochs = ["train/epoch", "epoch"] as const;
const own = new Set<string>(["_step", "_timestamp", "_runtime", "_wandb", ""]);

/** Rows of a history, each `name -> value`, in the order in which they were logged. */
class HistoryRows {
  readonly metrics = new MetricValues();
  private step = 0;
  private readonly epochName: string | undefined;

  constructor(
    private readonly realStep: string | null,
    names: readonly string[],
  ) {
    this.epochName = epochs.find((name) => names.includes(name));
  }

  read(row: ReadonlyMap<string, unknown>, place: Place): MetricRecord | null {
    const before = place.issues.length;
    const step = this.stepOf(row, place);
    const epochName = this.epochName ?? epochs.find((name) => row.has(name));
    const epoch = epochName === undefined ? null : readableEpoch(row.get(epochName));
    const pairs = [...row].filter(
      ([name]) => !own.has(name) && name !== this.realStep && name !== epochName,
    );
    const values = this.metrics.read(pairs, (message) => report(place, null, message));
    if (place.issues.length > before) return null;
    this.metrics.count(step, values);
    return { line: place.line, step, epoch, timeMs: readableTime(row.get("_timestamp")), values };
  }

  /** A row without the trainer's step was logged after the one before it. */
  private stepOf(row: ReadonlyMap<string, unknown>, place: Place): number {
    const given = row.get(this.realStep ?? "_step");
    if (this.realStep !== null && (given === undefined || given === null)) return this.step;
    this.step = stepField(given, place);
    return this.step;
  }
}

function readableEpoch(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

class HistoryTable implements TableReader<MetricRecord> {
  private readonly rows: HistoryRows;

  constructor(
    private readonly columns: readonly string[],
    private readonly delimiter: Delimiter,
  ) {
    this.rows = new HistoryRows(realSteps.find((name) => columns.includes(name)) ?? null, columns);
  }

  read(cells: readonly string[], place: Place): MetricRecord | null {
    const row = new Map<string, unknown>();
    for (const [index, name] of this.columns.entries()) {
      const value = metricCell(cells[index] ?? "", this.delimiter);
      if (value !== null && name !== "") row.set(name, value);
    }
    const step = row.get("_step");
    if (step !== undefined && typeof cellNumber(String(step), this.delimiter) !== "number") {
      report(place, "_step", `_step is not a number: ${describeValue(step)}`);
      return null;
    }
    return this.rows.read(row, place);
  }

  finish() {
    return this.rows.metrics.warnings();
  }
}

const open: OpenTable<MetricRecord> = ({ columns, delimiter }, place) => {
  if (columns.includes("_step")) return new HistoryTable(columns, delimiter);
  report(place, "_step", "the column _step is missing");
  return null;
};

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const { head, whole } = await peek(source);
  const { json, text } = sampleOf(head);
  if (json === null) {
    yield* parseCsvTable(whole, options, open);
    return;
  }
  const realStep = realSteps.find((name) => text.includes(`${JSON.stringify(name)}:`)) ?? null;
  const rows = new HistoryRows(realStep, []);
  yield* parseJsonLines<MetricRecord>(whole, options, {
    rescue: parseWithBareNumbers,
    read: (fields, place) => rows.read(new Map(Object.entries(fields)), place),
    finish: () => rows.metrics.warnings(),
  });
}

function detect(sample: Sample): string | null {
  const columns = sample.table?.columns ?? [];
  const isTable =
    columns.includes("_step") && (columns.includes("_runtime") || columns.includes("_timestamp"));
  if (isTable) return "columns _step and _timestamp";
  const isLines =
    sample.json?.shape === "lines" &&
    hasKeys(sample, "_step") &&
    hasAnyKey(sample, "_runtime", "_timestamp");
  return isLines ? "lines with _step and _timestamp" : null;
}

/**
 * A W&B run's history as CSV (`run.history().to_csv`) or as JSON lines (scan_history). The trainer's own
 * `train/global_step` is the step where there is one: `_step` counts log calls (FORMATS.md section 5).
 */
export const wandbHistoryFormat = defineFormat({
  id: "wandb-history",
  name: "W&B history",
  what: "The history of one W&B run, as CSV or JSON lines from its API. The trainer's global_step is the step where it is logged, _timestamp the time; _runtime is left out.",
  holds: "metrics",
  example: {
    filename: "wandb_history.csv",
    text: ",_step,_runtime,_timestamp,train/loss,train/global_step,train/epoch,eval/known_accuracy\n0,0,7.4,1772452553.9,0.5,500,1.0,\n1,1,68.5,1772452608.7,,500,1.0,0.8",
  },
  detect,
  parse,
});
