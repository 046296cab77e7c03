import type { NameSuggestion } from "@/components/runs/list/suggest-names";
import { filterFields, findFilterField } from "@/lib/domain/run-filter/filter-fields";
import type { RunColumn } from "@/lib/runs/list/list-schema";

const hints: Record<string, string> = {
  unknown_share: "0 to 1",
  unknown_fitted: "0 to 1",
  best: "accuracy, 0 to 1",
  last: "accuracy, 0 to 1",
  drop: "points since best",
  onset: "epoch",
};

function quotedIfNeeded(name: string): string {
  return /^[^\s()"'<>=~!&|]+$/.test(name) ? name : `"${name.replaceAll(/[\\"]/g, "\\$&")}"`;
}

/** A hyperparameter can be named by its key alone unless a field is called that; a metric is said to be one. */
function settingName({ key, label }: RunColumn): string {
  const isPlain = key.startsWith("config.") && findFilterField(label) === null;
  return quotedIfNeeded(isPlain ? label : key);
}

/** The names that a filter of this project can compare: its hyperparameters and metrics, and every run's fields. */
export function nameSuggestions(columns: readonly RunColumn[]): NameSuggestion[] {
  return [
    ...filterFields.map(({ name }) => ({ name, hint: hints[name] ?? "" })),
    ...columns.map((column) => ({
      name: settingName(column),
      hint: column.key.startsWith("config.") ? "setting" : "metric, last value",
    })),
  ];
}
