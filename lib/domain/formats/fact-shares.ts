import { stepQuestion } from "@/lib/domain/mapping/step-question";
import { cellNumber, stepCell } from "./cells";
import { guessRoles } from "./column-roles";
import { parseCsvTable } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { describeValue } from "./describe";
import { report, type SourceLine } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import type { FormatIssue } from "./issue";
import type { MetricRecord, RunFacts } from "./records";
import type { Sample } from "./sample";
import { stepInName } from "./step-in-name";

/** `gpt-3.5-turbo_can_find_parent`: how often, of ten tries, a model found what was asked for. */
type ShareColumn = { index: number; model: string; set: string };

function shareColumns(columns: readonly string[]): ShareColumn[] {
  return columns.flatMap((column, index): ShareColumn[] => {
    const at = column.indexOf("_can_find_");
    const model = column.slice(0, Math.max(at, 0));
    const set = column.slice(at + 1);
    const isFound = at > 0 && set.length > "can_find_".length && column.length <= 200;
    return isFound ? [{ index, model, set }] : [];
  });
}

type Sum = { sum: number; count: number };

/** The mean of each column of shares at each step: the accuracy of one model on one way of asking. */
class Shares {
  private readonly steps = new Map<number, Map<number, Sum>>();
  readonly columns: readonly ShareColumn[];
  private readonly stepAt: number;
  rows = 0;

  constructor(
    names: readonly string[],
    private readonly delimiter: Delimiter,
    private readonly saidStep: number | undefined,
  ) {
    this.columns = shareColumns(names);
    this.stepAt = guessRoles(names).step;
  }

  get isPlaced(): boolean {
    return this.stepAt !== -1 || this.saidStep !== undefined;
  }

  private step(cells: readonly string[], place: SourceLine): number {
    if (this.stepAt === -1) return this.saidStep ?? 0;
    const at = { column: "step", delimiter: this.delimiter };
    return stepCell(stepInName(cells[this.stepAt] ?? ""), at, place);
  }

  add(cells: readonly string[], place: SourceLine): void {
    const step = this.step(cells, place);
    const sums = this.steps.get(step) ?? new Map<number, Sum>();
    if (!this.steps.has(step) && this.steps.size >= maxSteps) {
      report(place, "step", `the table holds more than ${maxSteps} steps`);
      return;
    }
    this.steps.set(step, sums);
    this.rows += 1;
    for (const column of this.columns) {
      const share = this.share(cells, column, place);
      if (share === null) continue;
      const { sum, count } = sums.get(column.index) ?? { sum: 0, count: 0 };
      sums.set(column.index, { sum: sum + share, count: count + 1 });
    }
  }

  private share(cells: readonly string[], column: ShareColumn, place: SourceLine): number | null {
    const cell = cells[column.index] ?? "";
    const name = `${column.model}_${column.set}`;
    const share = cellNumber(cell, this.delimiter);
    if (share === undefined) report(place, name, `${name} is not a number: ${describeValue(cell)}`);
    else if (share !== null && (share < 0 || share > 1))
      report(place, name, `${name} is not in [0, 1]: ${cell.trim()}`);
    else return share;
    return null;
  }

  private get models(): string[] {
    return [...new Set(this.columns.map(({ model }) => model))];
  }

  records(): MetricRecord[] {
    return [...this.steps].flatMap(([step, sums]) =>
      this.models.flatMap((run) => {
        const values = this.columns.flatMap(({ index, model, set }) => {
          const { sum, count } = sums.get(index) ?? { sum: 0, count: 0 };
          return model !== run || count === 0 ? [] : [[`${set}/accuracy`, sum / count] as const];
        });
        const place = { line: 1, step, epoch: null, timeMs: null, run };
        return values.length === 0 ? [] : [{ ...place, values: Object.fromEntries(values) }];
      }),
    );
  }

  facts(): RunFacts[] {
    return this.models.map((run) => ({ run, name: run }));
  }
}

const maxSteps = 10_000;
const needsStep =
  'step is missing: the table names no checkpoint; say which it is of: ?mapping={"constants":{"step":0}}';

function whole(message: string, column: string | null = null): FormatIssue {
  return { line: null, column, message };
}

function finished(shares: Shares): Batch<MetricRecord> {
  const records = shares.records();
  const issues: FormatIssue[] = [];
  if (records.length === 0) issues.push(whole("the file holds no record"));
  else if (!shares.isPlaced) issues.push(whole(needsStep, "step"));
  const message = `each accuracy is the mean share of tries over ${shares.rows} facts`;
  return {
    records: issues.length > 0 ? [] : records,
    ...{ issues, warnings: [{ line: null, message }], facts: shares.facts() },
  };
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  let opened: Shares | null = null;
  const current = (): Shares | null => opened;
  const step = options.mapping?.constants?.step;
  const batches = parseCsvTable<never>(source, options, ({ columns, delimiter }, place) => {
    const shares = new Shares(columns, delimiter, step);
    const isMissing = shares.columns.length === 0;
    if (isMissing) report(place, null, "no column is called <model>_can_find_<what>");
    opened = shares;
    return {
      read: (cells, at) => {
        shares.add(cells, at);
        return null;
      },
      finish: () => [],
    };
  });
  for await (const { issues, warnings } of batches) {
    const shares = current();
    if (issues.length > 0 || shares === null) yield { records: [], issues, warnings };
    else yield finished(shares);
  }
}

/** A table of facts with one column a model and direction of asking, as reversal_curse writes them (FORMATS.md section 4). */
export const factSharesFormat = defineFormat({
  id: "fact-shares",
  name: "Shares of right tries",
  what: "A CSV of facts with columns <model>_can_find_<what>, each the share of tries that were right: their means are the accuracies of one checkpoint, whose step is asked for.",
  holds: "metrics",
  example: {
    filename: "reversal_test_results.csv",
    text: "step,child,parent,base_can_find_parent,base_can_find_child\n0,Ann,Bea,1.0,0.0\n0,Cleo,Dora,0.5,0.1\n",
  },
  detect: ({ table }: Sample) =>
    table !== null && shareColumns(table.columns).length > 0
      ? "columns <model>_can_find_<what>"
      : null,
  guess: ({ table }, given) => {
    const isPlaced = guessRoles(table?.columns ?? []).step !== -1;
    const isSaid = isPlaced || given?.constants?.step !== undefined;
    return { mapping: {}, reasons: [], questions: isSaid ? [] : [stepQuestion] };
  },
  parse,
});
