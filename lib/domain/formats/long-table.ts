import { epochCell, metricCell, stepCell } from "./cells";
import type { ColumnRoles } from "./column-roles";
import type { TableReader } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { maxIdCharacters, type Place, report } from "./fields";
import type { FormatWarning } from "./issue";
import { MetricValues } from "./metric-values";
import type { MetricRecord, RunFacts } from "./records";
import { stepInName } from "./step-columns";
import { timeField } from "./time-field";

const maxRuns = 1000;

/**
 * One row a step and set, class, model or metric: each row's labels become part of its metrics' names, and a model or
 * seed a run of its own. `knowledge` Known and `acc` 0.8 are `Known/acc` 0.8.
 */
export class LongTable implements TableReader<MetricRecord> {
  private readonly metrics = new MetricValues();
  private readonly runs = new Set<string>();
  private readonly own: ReadonlySet<number>;

  constructor(
    private readonly columns: readonly string[],
    private readonly roles: ColumnRoles,
    private readonly delimiter: Delimiter,
  ) {
    const { dimensions, ...single } = roles;
    this.own = new Set([...Object.values(single), ...dimensions]);
  }

  read(cells: readonly string[], place: Place): MetricRecord | null {
    const before = place.issues.length;
    const { roles, delimiter } = this;
    const at = roles.step === -1 ? roles.epoch : roles.step;
    const column = this.columns[at] ?? "step";
    const step = stepCell(stepInName(cells[at] ?? ""), { column, delimiter }, place);
    const epoch = roles.epoch === -1 ? null : epochCell(cells[roles.epoch] ?? "", delimiter, place);
    const time = cells[roles.time]?.trim() ?? "";
    const timeMs = time === "" ? null : timeField(metricCell(time, delimiter), place);
    const run = this.runOf(cells, place);
    const values = this.metrics.read(this.pairs(cells), (message) => report(place, null, message));
    if (place.issues.length > before) return null;
    if (run === null) this.metrics.count(step, values);
    return { line: place.line, step, epoch, timeMs, values, ...(run === null ? {} : { run }) };
  }

  private runOf(cells: readonly string[], place: Place): string | null {
    const name = cells[this.roles.run]?.trim() ?? "";
    const seed = cells[this.roles.seed]?.trim() ?? "";
    const run = [name, seed === "" ? "" : `seed ${seed}`].filter((part) => part !== "").join(" ");
    if (run === "") return null;
    if (!this.runs.has(run) && this.runs.size >= maxRuns) {
      report(place, "run", `the table holds more than ${maxRuns} runs; split it`);
    } else if (run.length > maxIdCharacters || !run.isWellFormed()) {
      report(place, "run", `a run's name is longer than ${maxIdCharacters} characters or broken`);
    }
    this.runs.add(run);
    return run;
  }

  private prefix(cells: readonly string[]): string {
    const { split, set, category, dimensions } = this.roles;
    const labels = [split, set, category].map((index) => cells[index]?.trim() ?? "");
    const further = dimensions.map((index) => {
      const cell = cells[index]?.trim() ?? "";
      return cell === "" ? "" : `${this.columns[index]}=${cell}`;
    });
    return [...labels, ...further]
      .filter((label) => label !== "")
      .map((label) => `${label}/`)
      .join("");
  }

  private pairs(cells: readonly string[]): (readonly [string, unknown])[] {
    const prefix = this.prefix(cells);
    const { metric, value } = this.roles;
    if (metric !== -1) {
      const name = cells[metric]?.trim() ?? "";
      return [[`${prefix}${name}`, metricCell(cells[value] ?? "", this.delimiter)]];
    }
    return this.columns.flatMap((name, index) => {
      if (this.own.has(index) || name === "") return [];
      return [[`${prefix}${name}`, metricCell(cells[index] ?? "", this.delimiter)] as const];
    });
  }

  finish(): FormatWarning[] {
    return this.metrics.warnings();
  }

  facts(): RunFacts[] {
    return [...this.runs].map((run) => ({ run, name: run }));
  }
}
