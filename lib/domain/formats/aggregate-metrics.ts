import type { AggregateRecord, MetricRecord } from "./records";

type Scope = "step" | "split" | "category";

function scopeKey(row: AggregateRecord, scope: Scope): string {
  if (scope === "step") return `${row.step}`;
  return scope === "split"
    ? `${row.step} ${row.split}`
    : `${row.step} ${row.split} ${row.category}`;
}

function isConstantPer(scope: Scope, column: string, rows: readonly AggregateRecord[]): boolean {
  const seen = new Map<string, number>();
  return rows.every((row) => {
    const value = row.metrics[column];
    if (value === undefined) return true;
    const key = scopeKey(row, scope);
    const earlier = seen.get(key);
    seen.set(key, value);
    return earlier === undefined || earlier === value;
  });
}

function metricName(row: AggregateRecord, column: string, scope: Scope): string {
  if (scope === "step") return column;
  return scope === "split" ? `${column}/${row.split}` : `${column}/${row.split}/${row.category}`;
}

/**
 * The further columns of an aggregates file as metrics, one record a step. A column that says the same on every
 * row of a step (train_loss repeated) keeps its name; one that differs is named `column/split` or
 * `column/split/category`. To be called with all rows, before reconcileAggregates drops the coarse ones.
 */
export function metricsOfAggregates(rows: readonly AggregateRecord[]): MetricRecord[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.metrics)))];
  const byStep = new Map<number, MetricRecord>();
  for (const column of columns) {
    const scopes: readonly Scope[] = ["step", "split", "category"];
    const scope = scopes.find((each) => isConstantPer(each, column, rows)) ?? "category";
    for (const row of rows) {
      const value = row.metrics[column];
      if (value === undefined) continue;
      const { line, step, epoch } = row;
      const record = byStep.get(step) ?? { line, step, epoch, timeMs: null, values: {} };
      record.values[metricName(row, column, scope)] = value;
      byStep.set(step, record);
    }
  }
  return [...byStep.values()];
}
