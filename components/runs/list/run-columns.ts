import { readColumns } from "@/components/runs/list/column-order";
import { isSettingColumn } from "@/components/runs/list/run-filter";
import type { RunColumn } from "@/lib/runs/list/list-schema";

/** A column of the run list: how it is headed, how wide it is, and which orders its head offers. */
export type ListColumn = {
  key: string;
  label: string;
  /** Pixels; what is left over is shared out in proportion. */
  width: number;
  isNumeric: boolean;
  /** The order of the first click and of the second; null where the API has none. */
  orders: readonly [first: string, second: string] | null;
};

type Shape = Partial<Omit<ListColumn, "key" | "label">>;

function column(key: string, label: string, shape: Shape = {}): ListColumn {
  return { key, label, width: 120, isNumeric: false, orders: null, ...shape };
}

function figure(key: string, label: string, width = 120): ListColumn {
  return column(key, label, { width, isNumeric: true, orders: [`-${key}`, key] });
}

function words(key: string, label: string, width = 120): ListColumn {
  return column(key, label, { width, orders: [key, `-${key}`] });
}

/** Always first, and always there. */
export const nameColumn = words("name", "Run", 208);

const builtIn: readonly ListColumn[] = [
  words("status", "Status", 84),
  words("model", "Base model", 104),
  figure("unknown", "Unknown share", 114),
  figure("checkpoints", "Checkpoints", 108),
  column("curve", "Dev accuracy", { width: 112 }),
  column("recommended", "Recommended", { width: 112 }),
  figure("best", "Best", 80),
  figure("last", "Last", 80),
  // The API sorts by the fall: the largest fall is the lowest change.
  column("drop", "Change since best", { width: 162, isNumeric: true, orders: ["-drop", "drop"] }),
  column("wrong", "Wrong, last", { width: 118 }),
  column("fitted", "Unknown fitted", { width: 128, isNumeric: true }),
  column("size", "Training examples", { width: 140, isNumeric: true }),
  words("method", "Method"),
  column("seed", "Seed", { width: 80, isNumeric: true, orders: ["seed", "-seed"] }),
  words("dataset", "Dataset", 140),
  column("created", "Created", { width: 132, orders: ["-created", "created"] }),
  column("updated", "Changed", { width: 132 }),
  column("id", "Id", { width: 180 }),
];

export const defaultColumns: readonly string[] = builtIn
  .slice(0, 10)
  .filter(({ key }) => key !== "checkpoints" && key !== "last")
  .map(({ key }) => key);

function settingColumn({ key, label, kind }: Pick<RunColumn, "key" | "label" | "kind">) {
  const isNumeric = kind === "number";
  const width = Math.min(240, Math.max(110, 44 + label.length * 7));
  const orders = isNumeric && key.startsWith("metric.") ? [`-${key}`, key] : [key, `-${key}`];
  return column(key, label, { width, isNumeric, orders: [orders[0] ?? key, orders[1] ?? key] });
}

/** Every column that this project's runs can be shown by: first those of every run, then settings and metrics. */
export function allColumns(settings: readonly RunColumn[]): ListColumn[] {
  return [...builtIn, ...settings.map(settingColumn)];
}

/**
 * The columns to show, in the order of the address. A setting that the project is not known to have (yet) stays,
 * headed by its key; any other unknown name is left out.
 */
export function shownColumns(
  given: readonly string[] | null,
  settings: readonly RunColumn[],
): ListColumn[] {
  const known = new Map(allColumns(settings).map((entry) => [entry.key, entry]));
  return (readColumns(given) ?? defaultColumns).flatMap((key) => {
    const found = known.get(key);
    if (found) return [found];
    if (!isSettingColumn(key)) return [];
    const label = key.slice(key.indexOf(".") + 1);
    return [settingColumn({ key, label, kind: "text" })];
  });
}

/** The order that a click on a column's head gives. */
export function nextOrder({ orders }: ListColumn, sort: string): string | null {
  if (orders === null) return null;
  return sort === orders[0] ? orders[1] : orders[0];
}

/** How a column is sorted as its head says it; the change since best is the fall turned around. */
export function directionOf({ key }: ListColumn, sort: string): "ascending" | "descending" | null {
  if (sort.replace(/^-/, "") !== key) return null;
  return sort.startsWith("-") === (key === "drop") ? "ascending" : "descending";
}
