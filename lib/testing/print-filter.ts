import type {
  FilterExpression,
  FilterName,
  FilterValue,
} from "@/lib/domain/run-filter/filter-expression";

/** A filter as text that parses to the same filter again; only its spelling may differ from what was written. */
export function printFilter(filter: FilterExpression): string {
  if (filter.kind === "compare")
    return `${printName(filter.name)} ${filter.operator} ${printValue(filter.value)}`;
  if (filter.kind === "not") return `not ${printPart(filter.part)}`;
  return filter.parts.map(printPart).join(` ${filter.kind} `);
}

function printPart(part: FilterExpression): string {
  const text = printFilter(part);
  return part.kind === "and" || part.kind === "or" ? `(${text})` : text;
}

function printName(name: FilterName): string {
  if (name.kind === "field") return name.field;
  const text = name.kind === "setting" ? name.key : `${name.kind}.${name.key}`;
  return isWord(text) ? text : quoted(text);
}

function printValue(value: FilterValue): string {
  if (value.kind === "number") return String(value.number);
  if (value.kind === "none") return "none";
  if (value.kind === "time") return value.text;
  return isWord(value.text) && value.text.toLowerCase() !== "none"
    ? value.text
    : quoted(value.text);
}

/** Nothing that a filter reads otherwise: a number, a joint, a sign. */
function isWord(text: string): boolean {
  return /^[A-Za-z_][\w./:@-]*$/.test(text) && !/^(and|or|not)$/i.test(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, "\\$&")}"`;
}
