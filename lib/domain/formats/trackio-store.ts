import type { Piece } from "./container";
import type { Fields } from "./fields";
import type { SqliteFile, SqliteRow, SqliteValue } from "./sqlite-file";
import { readableTime } from "./time-field";
import { type StoredRow, type StoredRun, storeLines } from "./tracking-store";
import { isObject } from "./trainer-history";

type Run = {
  id: string;
  name: string;
  settings: Fields;
  startedMs: number | null;
  rows: StoredRow[];
};

/** A cell of JSON, as text or as bytes: Trackio has written both. */
function objectIn(cell: SqliteValue | undefined): Fields {
  const text = cell instanceof Uint8Array ? new TextDecoder().decode(cell) : cell;
  if (typeof text !== "string") return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

class Store {
  readonly runs = new Map<string, Run>();
  points = 0;

  /** Older versions knew a run by its name alone. */
  private runOf(row: SqliteRow): Run {
    const name = String(row.get("run_name") ?? "");
    const id = String(row.get("run_id") ?? name);
    const run = this.runs.get(id) ?? { id, name, settings: {}, startedMs: null, rows: [] };
    this.runs.set(id, run);
    return run;
  }

  addConfig(row: SqliteRow): void {
    const run = this.runOf(row);
    const own = Object.entries(objectIn(row.get("config"))).filter(([name]) => !/^_/.test(name));
    run.settings = Object.fromEntries(own);
    run.startedMs = readableTime(row.get("created_at"));
  }

  addRow(row: SqliteRow): void {
    const run = this.runOf(row);
    const values = objectIn(row.get("metrics"));
    this.points += Object.keys(values).length;
    const step = row.get("step");
    const timeMs = readableTime(row.get("timestamp"));
    run.rows.push({ run: run.name, step: typeof step === "number" ? step : 0, timeMs, values });
  }

  /** Of runs that are called alike the later ones bear the beginning of their id. */
  stored(): (StoredRun & { rows: StoredRow[] })[] {
    const taken = new Set<string>();
    return [...this.runs.values()].map(({ id, name, settings, startedMs, rows }) => {
      const run = taken.has(name) ? `${name} ${id.slice(0, 8)}` : name;
      taken.add(run);
      rows.sort((a, b) => a.step - b.step);
      return {
        run,
        about: { settings, startedMs, tags: [] },
        rows: rows.map((row) => ({ ...row, run })),
      };
    });
  }
}

/** The runs of a database of Trackio, one project each; answers whether it is one. */
export function* openTrackioStore(file: SqliteFile): Generator<Piece, boolean> {
  const metrics = file.rows("metrics", ["run_name", "step", "metrics"]);
  if (metrics === null) return false;
  const store = new Store();
  for (const row of file.rows("configs", ["run_name", "config"]) ?? []) store.addConfig(row);
  for (const row of metrics) store.addRow(row);
  if (store.points === 0) {
    yield {
      nothing: `a store of Trackio of ${store.runs.size} runs, and nothing was logged in it`,
    };
    return true;
  }
  for (const line of storeLines(store.stored())) yield { text: line };
  return true;
}
