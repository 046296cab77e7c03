import { nearestNames } from "@/lib/domain/nearest-names";
import type { Comparison, FilterMistake } from "./filter-expression";
import { filterFields } from "./filter-fields";

const mostSuggestions = 3;
const prefix = /^(config|metric)\./;

/** What hyperparameters and metrics a name can stand for: of each its key with `config.` or `metric.`; none for a field. */
export function keysOf(name: Comparison["name"]): string[] {
  if (name.kind === "field") return [];
  return name.kind === "setting"
    ? [`config.${name.key}`, `metric.${name.key}`]
    : [`${name.kind}.${name.key}`];
}

/** A comparison with a name that none of `keys` has, as a mistake with the names that were likely meant. */
export function unknownName(
  { name, from, to }: Comparison,
  keys: readonly string[],
): FilterMistake {
  const isBare = name.kind === "setting";
  const written = name.kind === "field" ? "" : isBare ? name.key : `${name.kind}.${name.key}`;
  const labels = [
    ...filterFields.map((field) => field.name),
    ...keys.map((key) => key.replace(prefix, "")),
  ];
  const nearest = nearestNames(written, isBare ? [...new Set(labels)] : keys, mostSuggestions);
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  const question = nearest.length === 0 ? "" : `; did you mean ${nearest.join(", ")}?`;
  return { message: `no run has "${shown}"${question}`, from, to };
}
