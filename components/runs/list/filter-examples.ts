import {
  fieldNamed,
  kindOf,
  written,
  writtenName,
  writtenNumber,
} from "@/components/runs/list/filter-names";
import type { RunField } from "@/lib/runs/list/list-schema";

export type FilterExample = { filter: string; means: string };

/** What can be written into the filter, with fields and values that this project's runs have. */
export function filterExamples(fields: readonly RunField[]): readonly FilterExample[] {
  const above = (name: string) => half(fieldNamed(name, fields), ">");
  const starting = (prefix: string) =>
    fields
      .filter(({ name }) => name.startsWith(prefix))
      .map((field) => half(field, "<"))
      .find(isThere);
  const word = ["method", "base_model", "dataset", "tag"]
    .map((name) => oneOf(fieldNamed(name, fields)))
    .find(isThere);
  const number = starting("config.") ?? above("best");
  const all = [
    { filter: starting("config."), means: "a hyperparameter by its name" },
    { filter: above("best"), means: "accuracies and shares are 0 to 1" },
    { filter: above("drop"), means: "the fall since best, in points" },
    { filter: starting("metric."), means: "the last value of a metric" },
    { filter: word, means: "text is, or contains by ~" },
    {
      filter: number && word ? `not (${word} or ${number})` : null,
      means: "not, and, or, brackets",
    },
    { filter: "status = finished", means: "one of a few words" },
  ];
  return all.flatMap(({ filter, means }) => (filter ? [{ filter, means }] : []));
}

/** Two of the examples in one line; before the fields are known, what can be written at all. */
export function filterPlaceholder(fields: readonly RunField[]): string {
  const [first, second] = filterExamples(fields);
  if (first === undefined || fields.length === 0) return "Filter by the fields of this project";
  return second === undefined ? first.filter : `${first.filter} and ${second.filter}`;
}

function isThere<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** The runs on one side of the middle of a number's range; null where all have the same. */
function half(field: RunField | null, sign: "<" | ">"): string | null {
  if (field === null || kindOf(field) !== "number") return null;
  const { name, from, to } = field;
  if (from === null || to === null || from === to) return null;
  return `${writtenName(name)} ${sign} ${writtenNumber((from + to) / 2)}`;
}

function oneOf(field: RunField | null): string | null {
  const value = field?.values[0];
  return field === null || value === undefined || value.length > 40
    ? null
    : `${writtenName(field.name)} = ${written(value)}`;
}
