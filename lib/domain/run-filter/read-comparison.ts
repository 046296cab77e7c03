import type { Comparison, FilterName, FilterOperator, FilterValue } from "./filter-expression";
import { type FilterField, findFilterField } from "./filter-fields";
import { FilterRefusal } from "./filter-refusal";
import type { FilterToken } from "./filter-tokens";
import { choiceMeant } from "./likely-meaning";
import { timeSpan } from "./time-span";

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const longestKey = 200;
/** What a metric can end in instead of a number. */
const notNumbers = ["NaN", "Infinity", "-Infinity"];

/** A comparison from its three tokens; throws a FilterRefusal when the name cannot be compared so. */
export function readComparison(
  name: FilterToken,
  operator: FilterToken,
  value: FilterToken,
): Comparison {
  const sign = operator.text as FilterOperator;
  const named = readName(name);
  const question = { name: named, label: name.text, operator: sign, token: value };
  const { from, to } = name;
  return { kind: "compare", name: named, operator: sign, value: readValue(question), from, to };
}

function readName(token: FilterToken): FilterName {
  const field = findFilterField(token.text);
  if (field !== null) return { kind: "field", field: field.name };
  const [, prefix, key = token.text] = /^(config|metric)\.(.*)$/s.exec(token.text) ?? [];
  if (key === "") {
    const noun = prefix === "config" ? "hyperparameter" : prefix === "metric" ? "metric" : "field";
    throw new FilterRefusal(`"${token.text}" names no ${noun}`, token);
  }
  if (key.length > longestKey)
    throw new FilterRefusal(`a name has at most ${longestKey} characters`, token);
  return { kind: prefix === "config" || prefix === "metric" ? prefix : "setting", key };
}

type Question = { name: FilterName; label: string; operator: FilterOperator; token: FilterToken };

function readValue(question: Question): FilterValue {
  const { name, operator, token } = question;
  const isEquality = operator === "=" || operator === "!=";
  const field = name.kind === "field" ? findFilterField(name.field) : null;
  const kind = name.kind === "metric" ? "number" : (field?.kind ?? "setting");
  if (kind === "choice") return choice(question, field ?? { name: "", kind: "choice" });
  if (kind === "time") return time(question);
  if (isEquality && token.kind === "word" && token.text.toLowerCase() === "none")
    return { kind: "none" };
  const notANumber = notNumbers.find((word) => word.toLowerCase() === token.text.toLowerCase());
  if (name.kind === "metric" && isEquality && notANumber !== undefined)
    return { kind: "text", text: notANumber };
  if (kind === "number") return number(question);
  if (kind === "text") return text(question);
  return setting(question);
}

/** A hyperparameter may be a number in one run and text in another: what is written decides. */
function setting({ operator, token }: Question): FilterValue {
  const read = numberIn(token);
  if (operator === "~") return { kind: "text", text: token.text };
  if (operator === "=" || operator === "!=")
    return read === null ? { kind: "text", text: token.text } : { kind: "number", number: read };
  if (read !== null) return { kind: "number", number: read };
  throw new FilterRefusal(
    `"${operator}" compares numbers, and ${shown(token.text)} is not one; text is compared by =, != or ~`,
    token,
  );
}

function number({ label, operator, token }: Question): FilterValue {
  if (operator === "~") throw refusedSearch(label, { kind: "a number", token });
  const read = numberIn(token);
  if (read !== null) return { kind: "number", number: read };
  throw new FilterRefusal(`${label} is a number; ${shown(token.text)} is not`, token);
}

function text({ label, operator, token }: Question): FilterValue {
  if (operator === "=" || operator === "!=" || operator === "~")
    return { kind: "text", text: token.text };
  throw new FilterRefusal(`${label} is text: compare it by =, != or ~, not by ${operator}`, token);
}

function refusedSearch(label: string, { kind, token }: { kind: string; token: FilterToken }) {
  const sentence = `${label} is ${kind}: compare it by <, <=, >, >=, = or !=; only text is searched by ~`;
  return new FilterRefusal(sentence, token);
}

function choice({ label, operator, token }: Question, { choices = [] }: FilterField): FilterValue {
  if (operator !== "=" && operator !== "!=")
    throw new FilterRefusal(
      `${label} is one of a few words: compare it by = or !=, not by ${operator}`,
      token,
    );
  const chosen = choices.find((known) => known === token.text.toLowerCase());
  if (chosen !== undefined) return { kind: "text", text: chosen };
  const list = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
  const meant = choiceMeant(token.text, choices);
  const end =
    meant === "" ? `; ${shown(token.text)} is none of them` : `, not ${shown(token.text)}${meant}`;
  throw new FilterRefusal(`${label} is ${list}${end}`, token);
}

function time({ label, operator, token }: Question): FilterValue {
  if (operator === "~") throw refusedSearch(label, { kind: "a time", token });
  if (timeSpan(token.text) !== null) return { kind: "time", text: token.text };
  throw new FilterRefusal(
    `${label} is a time such as 2026-11-24 or 2026-11-24T08:30; ${shown(token.text)} is not`,
    token,
  );
}

/** Null where the token is no number; text in quotes is none. */
function numberIn(token: FilterToken): number | null {
  if (token.kind !== "word" || !decimal.test(token.text)) return null;
  const read = Number(token.text);
  if (Number.isFinite(read)) return read + 0;
  throw new FilterRefusal(`${token.text.slice(0, 40)} is too large a number`, token);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
