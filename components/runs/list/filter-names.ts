import { findFilterField } from "@/lib/domain/run-filter/filter-fields";
import type { RunField } from "@/lib/runs/list/list-schema";

/** Text as a filter writes it: in quotes where it would be read as something else without. */
export function written(text: string): string {
  const isPlain = /^[^\s()"'<>=~!&|]+$/.test(text) && !/^(and|or|not|none)$/i.test(text);
  return isPlain ? text : `"${text.replaceAll(/[\\"]/g, "\\$&")}"`;
}

/** A number as a filter writes it, to three digits. */
export function writtenNumber(number: number): string {
  if (Number.isInteger(number)) return String(number);
  const short = Number(number.toPrecision(3));
  return Math.abs(short) < 1e-3 ? short.toExponential() : String(short);
}

/** A hyperparameter is named by its key alone unless a field is called that; a metric is said to be one. */
export function writtenName(name: string): string {
  const key = name.replace(/^config\./, "");
  return written(key !== name && findFilterField(key) === null ? key : name);
}

/** The field that a name of a filter means, as the parser reads it: a field, else a hyperparameter, else a metric. */
export function fieldNamed(name: string, fields: readonly RunField[]): RunField | null {
  const own = findFilterField(name)?.name;
  const names = own === undefined ? [name, `config.${name}`, `metric.${name}`] : [own];
  return fields.find((field) => names.includes(field.name)) ?? null;
}

/** What can be compared by order, what is searched, and what is one of a few words. */
export function kindOf({ name, from }: RunField): "number" | "text" | "time" | "choice" {
  return findFilterField(name)?.kind ?? (from === null ? "text" : "number");
}
