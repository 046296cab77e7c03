import type { HyperparameterValue } from "@/lib/runs/schema";

const longestKey = 200;
const longestText = 200;

export type RunValueRow = { key: string; number: number | null; text: string | null };

/**
 * What lists sort and filter by: a row for each hyperparameter that is not null and for the last value of each
 * metric. Of text the first 200 characters count; a key of more than 200 has no row.
 */
export function runValuesOf(
  hyperparameters: Readonly<Record<string, HyperparameterValue>>,
  lastMetrics: Readonly<Record<string, number | string>>,
): RunValueRow[] {
  return [...rowsOf("config", hyperparameters), ...rowsOf("metric", lastMetrics)];
}

function rowsOf(
  prefix: "config" | "metric",
  values: Readonly<Record<string, HyperparameterValue>>,
): RunValueRow[] {
  return Object.entries(values).flatMap(([name, value]): RunValueRow[] => {
    const length = [...name].length;
    if (value === null || length === 0 || length > longestKey) return [];
    const key = `${prefix}.${name}`;
    return typeof value === "number"
      ? [{ key, number: value, text: null }]
      : [{ key, number: null, text: firstCharacters(String(value)) }];
  });
}

/** As many as the stored text of a value has, so that a longer one is found by its beginning. */
export function firstCharacters(text: string): string {
  return text.length <= longestText ? text : [...text].slice(0, longestText).join("");
}
