import type { ColumnRole, Mapping } from "@/lib/domain/mapping/mapping";
import { report, type SourceLine } from "./fields";

/** What each column of a table of metrics is for, by its index; -1 where there is none. */
export type ColumnRoles = {
  step: number;
  epoch: number;
  time: number;
  run: number;
  seed: number;
  split: number;
  set: number;
  category: number;
  metric: number;
  value: number;
  /** Further columns that tell rows of one step apart, as the number of shots does. */
  dimensions: number[];
};

export const namesOfRoles: Record<Exclude<keyof ColumnRoles, "dimensions">, readonly string[]> = {
  step: ["step", "global_step", "_step", "steps", "iteration", "iter", "checkpoint"],
  epoch: ["epoch", "epochs"],
  time: ["time", "timestamp", "_timestamp", "wall time", "wall_time"],
  run: ["run", "run_name", "run name", "run_id", "model", "model_name", "experiment"],
  seed: ["seed"],
  split: ["split"],
  set: ["set", "eval_set", "evalset", "dataset", "task", "benchmark", "group", "relation", "topic"],
  category: ["knowledge", "category", "knowledge_category", "class", "population"],
  metric: ["metric", "metric_name", "metric name", "measure"],
  value: ["value", "metric_value", "score"],
};
export const dimensionWords = ["fewshot", "num_fewshot", "n_shot", "nshot", "shots", "fold"];
const mapped = [
  ...["step", "epoch", "time", "run", "split", "set", "category", "metric", "value"],
] as readonly ColumnRole[];

/** The columns by the words of the header. */
export function guessRoles(columns: readonly string[]): ColumnRoles {
  const lower = columns.map((column) => column.trim().toLowerCase());
  const find = (names: readonly string[]): number => {
    const name = names.find((each) => lower.includes(each));
    return name === undefined ? -1 : lower.indexOf(name);
  };
  const found = Object.fromEntries(
    Object.entries(namesOfRoles).map(([role, names]) => [role, find(names)]),
  ) as Omit<ColumnRoles, "dimensions">;
  const isLongByMetric = found.metric !== -1 && found.value !== -1;
  return {
    ...found,
    metric: isLongByMetric ? found.metric : -1,
    value: isLongByMetric ? found.value : -1,
    dimensions: dimensionWords.map((word) => lower.indexOf(word)).filter((at) => at !== -1),
  };
}

export function hasStepColumn(columns: readonly string[]): boolean {
  const { step, epoch } = guessRoles(columns);
  return step !== -1 || epoch !== -1;
}

/** The guess with what a mapping says laid over it; a column that the table lacks is a mistake. */
export function columnRolesOf(
  columns: readonly string[],
  mapping: Mapping | null | undefined,
  place: SourceLine,
): ColumnRoles {
  const roles = guessRoles(columns);
  for (const role of mapped) {
    const name = mapping?.columns?.[role];
    if (name === undefined) continue;
    const at = columns.indexOf(name);
    if (at === -1) report(place, name, missingColumn(role, name, columns));
    else roles[role as Exclude<keyof ColumnRoles, "dimensions" | "seed">] = at;
  }
  return roles;
}

function missingColumn(role: ColumnRole, name: string, columns: readonly string[]): string {
  const found = columns.slice(0, 20).join(", ").slice(0, 400);
  const shown = JSON.stringify(name.slice(0, 60));
  return `the mapping takes ${role} from the column ${shown}, which is not there; found: ${found}`;
}

/** Whether rows of one step differ by more than their columns: by model, set, class, metric. */
export function isLong(roles: ColumnRoles): boolean {
  const { run, seed, split, set, category, metric } = roles;
  return (
    [run, seed, split, set, category, metric].some((at) => at !== -1) || roles.dimensions.length > 0
  );
}
