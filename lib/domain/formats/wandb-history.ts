import { parseWithBareNumbers } from "./bare-numbers";
import { cellNumber, metricCell } from "./cells";
import { type OpenTable, parseCsvTable, type TableReader } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { describeValue } from "./describe";
import { report, type SourceLine } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { parseJsonLines } from "./json-lines";
import { peek } from "./peek";
import type { MetricRecord } from "./records";
import { hasAnyKey, hasKeys, type Sample, sampleOf } from "./sample";
import { HistoryRows, realSteps } from "./wandb-history-rows";

class HistoryTable implements TableReader<MetricRecord> {
  private readonly rows: HistoryRows;

  constructor(
    private readonly columns: readonly string[],
    private readonly delimiter: Delimiter,
  ) {
    this.rows = new HistoryRows(realSteps.find((name) => columns.includes(name)) ?? null, columns);
  }

  read(cells: readonly string[], at: SourceLine): MetricRecord | null {
    const row = new Map<string, unknown>();
    for (const [index, name] of this.columns.entries()) {
      const value = metricCell(cells[index] ?? "", this.delimiter);
      if (value !== null && name !== "") row.set(name, value);
    }
    const step = row.get("_step");
    if (step !== undefined && typeof cellNumber(String(step), this.delimiter) !== "number") {
      report(at, "_step", `_step is not a number: ${describeValue(step)}`);
      return null;
    }
    return this.rows.read(row, at);
  }

  finish() {
    return this.rows.metrics.warnings();
  }
}

const open: OpenTable<MetricRecord> = ({ columns, delimiter }, at) => {
  if (columns.includes("_step")) return new HistoryTable(columns, delimiter);
  report(at, "_step", "the column _step is missing");
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
    read: (fields, at) => rows.read(new Map(Object.entries(fields)), at),
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
