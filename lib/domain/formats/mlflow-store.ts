import type { Piece } from "./container";
import { isOneCurve, mlflowSetting, mlflowStatus } from "./mlflow-path";
import type { SqliteFile, SqliteRow, SqliteValue } from "./sqlite-file";
import { type StoredRow, type StoredRun, storeLines } from "./tracking-store";

const maxPoints = 2_000_000;
/** MLflow's columns hold no infinity: it writes the largest double instead. */
const largest = Number.MAX_VALUE;

type Point = { timeMs: number; value: number | string };
type Run = StoredRun["about"] & {
  id: string;
  name: string;
  parent: string | null;
  /** By metric, then by step. */
  points: Map<string, Map<number, Point>>;
};

const text = (value: SqliteValue | undefined) => (typeof value === "string" ? value : "");
const number = (value: SqliteValue | undefined) => (typeof value === "number" ? value : 0);

function runOf(row: SqliteRow): Run {
  const id = text(row.get("run_uuid"));
  return {
    ...{ id, name: text(row.get("name")), parent: null, points: new Map() },
    status: mlflowStatus(text(row.get("status"))),
    startedMs: number(row.get("start_time")),
    finishedMs: number(row.get("end_time")),
    ...{ settings: {}, tags: [] },
  };
}

function valueIn(row: SqliteRow): number | string {
  const value = number(row.get("value"));
  if (number(row.get("is_nan")) !== 0) return "NaN";
  if (Math.abs(value) === largest) return value > 0 ? "Infinity" : "-Infinity";
  return value;
}

/** The runs of the store that were not deleted. */
class Store {
  readonly runs = new Map<string, Run>();
  points = 0;
  deleted = 0;
  private isOver = false;

  addRun(row: SqliteRow): void {
    if (row.get("lifecycle_stage") === "deleted") this.deleted += 1;
    else {
      const run = runOf(row);
      if (run.id !== "") this.runs.set(run.id, run);
    }
  }

  addSetting(row: SqliteRow): void {
    const run = this.runs.get(text(row.get("run_uuid")));
    const name = text(row.get("key"));
    if (run === undefined || name === "__proto__") return;
    run.settings[name] = mlflowSetting(text(row.get("value")));
  }

  addTag(row: SqliteRow): void {
    const run = this.runs.get(text(row.get("run_uuid")));
    const [name, value] = [text(row.get("key")), text(row.get("value"))];
    if (run === undefined) return;
    if (name === "mlflow.parentRunId") run.parent = value;
    else if (name === "mlflow.runName") run.name = value === "" ? run.name : value;
    else if (!name.startsWith("mlflow.") && value !== "")
      run.tags = [...run.tags.slice(0, 99), `${name}=${value}`.slice(0, 100)];
  }

  /** Of one step the value that was logged last holds. */
  addPoint(row: SqliteRow): void {
    const run = this.runs.get(text(row.get("run_uuid")));
    if (run === undefined || this.isOver) return;
    const key = text(row.get("key"));
    const points = run.points.get(key) ?? new Map<number, Point>();
    run.points.set(key, points);
    const step = Math.max(0, number(row.get("step")));
    const timeMs = number(row.get("timestamp"));
    const before = points.get(step);
    if (before === undefined) this.points += 1;
    if (before === undefined || timeMs >= before.timeMs)
      points.set(step, { timeMs, value: valueIn(row) });
    this.isOver = this.points >= maxPoints;
  }

  warnings(): string[] {
    const said: string[] = [];
    if (this.deleted > 0)
      said.push(
        `${this.deleted} ${this.deleted === 1 ? "run was" : "runs were"} deleted in MLflow and ${this.deleted === 1 ? "is" : "are"} left out; restore it there to take it over`,
      );
    if (this.isOver) said.push(`only the first ${maxPoints} points are read`);
    return said;
  }
}

function* rowsOf({ points }: Run, run: string): Iterable<StoredRow> {
  const steps = new Set([...points.values()].flatMap((own) => [...own.keys()]));
  for (const step of [...steps].sort((a, b) => a - b)) {
    let timeMs = 0;
    const values: [string, number | string][] = [];
    for (const [key, own] of points) {
      const point = own.get(step);
      if (point === undefined) continue;
      values.push([key, point.value]);
      timeMs = Math.max(timeMs, point.timeMs);
    }
    yield { run, step, timeMs: timeMs === 0 ? null : timeMs, values: Object.fromEntries(values) };
  }
}

/** Runs of one parent that are one curve are laid into it. */
function joinFamilies(runs: ReadonlyMap<string, Run>): Run[] {
  const children = Map.groupBy(
    [...runs.values()].filter(({ parent }) => parent !== null && runs.has(parent)),
    ({ parent }) => parent ?? "",
  );
  const joined = new Set<string>();
  for (const [parent, family] of children) {
    if (!isOneCurve(family.map(stepOfOnly))) continue;
    const whole = runs.get(parent);
    for (const { id, points } of family) {
      joined.add(id);
      for (const [key, own] of points) {
        const all = whole?.points.get(key) ?? new Map<number, Point>();
        for (const [step, point] of own) all.set(step, point);
        whole?.points.set(key, all);
      }
    }
  }
  return [...runs.values()].filter(({ id }) => !joined.has(id));
}

/** The one step at which a run has points; null where it has none or several. */
function stepOfOnly({ points }: Run): number | null {
  const steps = new Set([...points.values()].flatMap((own) => [...own.keys()]));
  const [only = null] = steps;
  return steps.size === 1 ? only : null;
}

/** Names as people see them, a child's after its parent's; of equal ones the later with the beginning of its id. */
function named(runs: readonly Run[]): Map<Run, string> {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const taken = new Set<string>();
  const names = new Map<Run, string>();
  for (const run of runs) {
    const parent = byId.get(run.parent ?? "");
    const own = run.name === "" ? run.id : run.name;
    const whole = (parent === undefined || parent === run ? own : `${parent.name} / ${own}`).slice(
      0,
      200,
    );
    const name = taken.has(whole) ? `${whole} ${run.id.slice(0, 8)}` : whole;
    taken.add(name);
    names.set(run, name);
  }
  return names;
}

/** The runs of MLflow's database (its schema of 1.0 to 3.17); null where it is another program's. */
export function* openMlflowStore(file: SqliteFile): Generator<Piece, boolean> {
  const runs = file.rows("runs", ["run_uuid", "status"]);
  const metrics = file.rows("metrics", ["key", "value", "timestamp", "run_uuid"]);
  if (runs === null || metrics === null) return false;
  const store = new Store();
  for (const row of runs) store.addRun(row);
  for (const row of file.rows("params", ["key", "value", "run_uuid"]) ?? []) store.addSetting(row);
  for (const row of file.rows("tags", ["key", "value", "run_uuid"]) ?? []) store.addTag(row);
  for (const row of metrics) store.addPoint(row);
  for (const warning of store.warnings()) yield { warning };
  if (store.points === 0) {
    yield { nothing: `MLflow's store of ${store.runs.size} runs, and nothing was logged in it` };
    return true;
  }
  const kept = joinFamilies(store.runs);
  const names = named(kept);
  const lines = storeLines(
    kept.map((run) => {
      const { status, startedMs, finishedMs, settings, tags } = run;
      const name = names.get(run) ?? run.id;
      const about = { status, startedMs, finishedMs, settings, tags };
      return { run: name, about, rows: rowsOf(run, name) };
    }),
  );
  for (const line of lines) yield { text: line };
  return true;
}
