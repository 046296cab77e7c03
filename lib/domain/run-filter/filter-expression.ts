import type { FilterFieldName } from "./filter-fields";

export type FilterOperator = "<" | "<=" | ">" | ">=" | "=" | "!=" | "~";

/** `setting` is a bare name: the hyperparameter of that key, else the metric. */
export type FilterName =
  | { kind: "field"; field: FilterFieldName }
  | { kind: "config" | "metric" | "setting"; key: string };

/** `none` stands for a value that a run does not have; a time is a day or an instant as it was written. */
export type FilterValue =
  | { kind: "number"; number: number }
  | { kind: "text" | "time"; text: string }
  | { kind: "none" };

/** `from` and `to` are the place of the name in the text that was parsed. */
export type Comparison = {
  kind: "compare";
  name: FilterName;
  operator: FilterOperator;
  value: FilterValue;
  from: number;
  to: number;
};

export type FilterExpression =
  | { kind: "and" | "or"; parts: readonly FilterExpression[] }
  | { kind: "not"; part: FilterExpression }
  | Comparison;

/** What is wrong with a filter, and between which characters of it, counted from 0. */
export type FilterMistake = { message: string; from: number; to: number };

/** Every comparison of a filter, in reading order. */
export function comparisonsOf(expression: FilterExpression): Comparison[] {
  if (expression.kind === "compare") return [expression];
  if (expression.kind === "not") return comparisonsOf(expression.part);
  return expression.parts.flatMap(comparisonsOf);
}
