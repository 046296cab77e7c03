import { cellNumber, metricCell } from "./cells";
import { parseCsvTable } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { maxIdCharacters, report, type SourceLine } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import type { FormatWarning } from "./issue";
import { MetricValues } from "./metric-values";
import type { MetricRecord, RunFacts } from "./records";
import type { Sample } from "./sample";

const bound = /__(MIN|MAX)$/;

type Column = { index: number; metric: string };
type RunColumns = { run: string; step: number; metrics: Column[] };

/** Run names hold dots, slashes and " - " themselves; metrics do not. */
function splitName(column: string): { run: string; metric: string } | null {
  const at = column.lastIndexOf(" - ");
  if (at <= 0) return null;
  return { run: column.slice(0, at).trim(), metric: column.slice(at + 3).trim() };
}

/** The columns of each run. Two runs of one name give the same columns twice: the second is another run. */
function runsOf(columns: readonly string[]): RunColumns[] {
  const runs = new Map<string, RunColumns>();
  for (const [index, column] of columns.entries()) {
    const parts = index === 0 || bound.test(column) ? null : splitName(column);
    if (parts === null) continue;
    let name = parts.run;
    for (let copy = 2; hasMetric(runs.get(name), parts.metric); copy += 1) {
      name = `${parts.run} (${copy})`;
    }
    const run = runs.get(name) ?? { run: name, step: -1, metrics: [] };
    runs.set(name, run);
    if (parts.metric === "_step") run.step = index;
    else run.metrics.push({ index, metric: parts.metric });
  }
  return [...runs.values()].filter(({ metrics }) => metrics.length > 0);
}

function hasMetric(run: RunColumns | undefined, metric: string): boolean {
  if (run === undefined) return false;
  return metric === "_step" ? run.step !== -1 : run.metrics.some((each) => each.metric === metric);
}

class ChartRow {
  constructor(
    private readonly isEpoch: boolean,
    private readonly delimiter: Delimiter,
  ) {}

  /** Step and epoch of one run in this row; null where it was not logged. */
  placeOf(
    cells: readonly string[],
    run: RunColumns,
  ): { step: number; epoch: number | null } | null {
    const x = cellNumber(cells[0] ?? "", this.delimiter) ?? null;
    const own =
      run.step === -1 ? null : (cellNumber(cells[run.step] ?? "", this.delimiter) ?? null);
    const step = own ?? x;
    if (step === null || !Number.isSafeInteger(step) || step < 0) return null;
    return { step, epoch: this.isEpoch && x !== null && x >= 0 ? x : null };
  }
}

/** A chart's table, turned from one row an x into one record a run and x. */
class ChartTable {
  readonly runs: RunColumns[];
  private readonly row: ChartRow;
  private readonly metrics: Map<string, MetricValues>;
  private misplaced = 0;

  constructor(
    private readonly columns: readonly string[],
    private readonly delimiter: Delimiter,
  ) {
    this.row = new ChartRow(/epoch/i.test(columns[0] ?? ""), delimiter);
    this.runs = runsOf(columns);
    this.metrics = new Map(this.runs.map(({ run }) => [run, new MetricValues()]));
  }

  read(cells: readonly string[], place: SourceLine): MetricRecord[] {
    return this.runs.flatMap((run) => {
      const pairs = run.metrics.map(
        ({ index, metric }) => [metric, metricCell(cells[index] ?? "", this.delimiter)] as const,
      );
      if (pairs.every(([, value]) => value === null)) return [];
      const at = this.row.placeOf(cells, run);
      if (at === null) {
        this.misplaced += 1;
        return [];
      }
      const metrics = this.metrics.get(run.run) ?? new MetricValues();
      const values = metrics.read(pairs, (message) => report(place, null, message));
      metrics.count(at.step, values);
      return [{ line: place.line, ...at, timeMs: null, values, run: run.run }];
    });
  }

  warnings(): FormatWarning[] {
    const x = JSON.stringify(this.columns[0] ?? "");
    const messages = [
      "as exported: W&B's charts hold about 500 points a run, so the true best may be missing",
      ...(this.misplaced === 0
        ? []
        : [
            `${this.misplaced} values left out: ${x} is no whole number there, and no _step is beside`,
          ]),
    ];
    const own = [...this.metrics.values()].flatMap((metrics) => metrics.warnings());
    return [...messages.map((message) => ({ line: null, message })), ...own.slice(0, 20)];
  }

  facts(): RunFacts[] {
    return this.runs.map(({ run }) => ({ run, name: run }));
  }
}

function problemOf(table: ChartTable): string | null {
  if (table.runs.length === 0) return 'no column is named "<run> - <metric>", as a chart\'s are';
  const long = table.runs.find(({ run }) => run.length > maxIdCharacters);
  return long === undefined ? null : `a run's name is longer than ${maxIdCharacters} characters`;
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  let table: ChartTable | null = null;
  const current = (): ChartTable | null => table;
  const batches = parseCsvTable<MetricRecord[]>(
    source,
    { ...options, mayRepeatColumns: true },
    ({ columns, delimiter }, place) => {
      const opened = new ChartTable(columns, delimiter);
      const problem = problemOf(opened);
      if (problem !== null) {
        report(place, null, problem);
        return null;
      }
      table = opened;
      return { read: (cells, at) => opened.read(cells, at), finish: () => opened.warnings() };
    },
  );
  for await (const batch of batches) {
    const facts = current()?.facts() ?? [];
    yield { ...batch, records: batch.records.flat(), facts };
  }
}

function detect({ table }: Sample): string | null {
  if (table === null) return null;
  const { columns } = table;
  const lows = columns.filter((column) => column.endsWith("__MIN"));
  const hasPair = lows.some((low) => columns.includes(low.replace(/__MIN$/, "__MAX")));
  if (hasPair) return "columns with __MIN and __MAX";
  const others = columns.slice(1);
  const isChart = others.length > 0 && others.every((column) => splitName(column) !== null);
  return isChart && /^_?step$/i.test(columns[0] ?? "") ? 'columns "<run> - <metric>"' : null;
}

/** A W&B chart exported as CSV (FORMATS.md section 5): one run a series, MIN and MAX left out. */
export const wandbChartFormat = defineFormat({
  id: "wandb-chart",
  name: "W&B chart export",
  what: 'A chart exported from W&B as CSV: each column "<run> - <metric>" belongs to a run of its own; its __MIN and __MAX are left out.',
  holds: "metrics",
  example: {
    filename: "wandb_export.csv",
    text: '"Step","unk50 - eval/accuracy","unk50 - eval/accuracy__MIN","unk50 - eval/accuracy__MAX","unk0 - eval/accuracy"\n"0","0.41","0.41","0.41","0.42"\n"500","0.38","0.38","0.38",""',
  },
  detect,
  parse,
});
