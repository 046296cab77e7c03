import { epochCell, metricCell, stepCell } from "./cells";
import type { ColumnRoles } from "./column-roles";
import type { TableReader } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { report, type SourceLine } from "./fields";
import type { FormatWarning } from "./issue";
import { MetricValues } from "./metric-values";
import type { MetricRecord, RunFacts } from "./records";
import { labelPrefix, NamedRuns, type RowLabels } from "./row-labels";
import { stepInName } from "./step-in-name";
import { timeField } from "./time-field";

/**
 * One row a step and set, class, model or metric: each row's labels become part of its metrics' names, and a model or
 * seed a run of its own. `knowledge` Known and `acc` 0.8 are `Known/acc` 0.8.
 */
export class LongTable implements TableReader<MetricRecord> {
  private readonly metrics = new MetricValues();
  private readonly runs = new NamedRuns();
  private readonly own: ReadonlySet<number>;

  constructor(
    private readonly columns: readonly string[],
    private readonly shape: {
      roles: ColumnRoles;
      delimiter: Delimiter;
      /** The step of a file that is about one checkpoint. */
      fixed: { step: number | null; epoch: number | null };
    },
  ) {
    const { dimensions, ...single } = shape.roles;
    this.own = new Set([...Object.values(single), ...dimensions]);
  }

  read(cells: readonly string[], place: SourceLine): MetricRecord | null {
    const before = place.issues.length;
    const { roles, delimiter, fixed } = this.shape;
    const step = this.step(cells, place);
    const epoch =
      roles.epoch === -1 ? fixed.epoch : epochCell(cells[roles.epoch] ?? "", delimiter, place);
    const time = cells[roles.time]?.trim() ?? "";
    const timeMs = time === "" ? null : timeField(metricCell(time, delimiter), place);
    const labels = this.labels(cells);
    const run = this.runs.take(labels, place);
    const pairs = this.pairs(cells, labelPrefix(labels));
    const values = this.metrics.read(pairs, (message) => report(place, null, message));
    if (place.issues.length > before) return null;
    if (run === null) this.metrics.count(step, values);
    return { line: place.line, step, epoch, timeMs, values, ...(run === null ? {} : { run }) };
  }

  private step(cells: readonly string[], place: SourceLine): number {
    const { roles, delimiter, fixed } = this.shape;
    if (roles.step === -1 && fixed.step !== null) return fixed.step;
    const at = roles.step === -1 ? roles.epoch : roles.step;
    const column = this.columns[at] ?? "step";
    return stepCell(stepInName(cells[at] ?? ""), { column, delimiter }, place);
  }

  private labels(cells: readonly string[]): RowLabels {
    const { run, seed, split, set, category, dimensions } = this.shape.roles;
    const cell = (index: number): string => cells[index]?.trim() ?? "";
    const further = dimensions.filter((index) => cell(index) !== "");
    return {
      ...{ run: cell(run), seed: cell(seed), split: cell(split), set: cell(set) },
      category: cell(category),
      dimensions: further.map((index) => `${this.columns[index]}=${cell(index)}`),
    };
  }

  private pairs(cells: readonly string[], prefix: string): (readonly [string, unknown])[] {
    const { metric, value } = this.shape.roles;
    if (metric !== -1) {
      const name = cells[metric]?.trim() ?? "";
      return [[`${prefix}${name}`, metricCell(cells[value] ?? "", this.shape.delimiter)]];
    }
    return this.columns.flatMap((name, index) => {
      if (this.own.has(index) || name === "") return [];
      return [[`${prefix}${name}`, metricCell(cells[index] ?? "", this.shape.delimiter)] as const];
    });
  }

  finish(): FormatWarning[] {
    return this.metrics.warnings();
  }

  facts(): RunFacts[] {
    return this.runs.facts();
  }
}
