import {
  fieldNamed,
  kindOf,
  written,
  writtenName,
  writtenNumber,
} from "@/components/runs/list/filter-names";
import { type FilterField, findFilterField } from "@/lib/domain/run-filter/filter-fields";
import { type Due, whatIsDue } from "@/lib/domain/run-filter/what-is-due";
import type { RunField } from "@/lib/runs/list/list-schema";

/** `text` is what the filter gets; names of fields come in groups. */
export type FilterSuggestion = { text: string; hint: string; group: string };
type Typed = { text: string; caret: number };

const mostInGroup = 8;

/**
 * What the word at the caret may become: fields that this project's runs have, the signs and the values of the field
 * before it, and how to go on. Those that begin with the word come before those that hold it; none when it is
 * complete.
 */
export function suggestAt(
  { text, caret }: Typed,
  fields: readonly RunField[],
): { from: number; found: FilterSuggestion[] } {
  const due = whatIsDue(text, caret);
  if (due === null) return { from: caret, found: [] };
  const wanted = due.word.toLowerCase();
  const ranked = offered(due, fields)
    .map((entry) => ({ entry, at: entry.text.toLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => Math.min(a.at, 1) - Math.min(b.at, 1))
    .map(({ entry }) => entry);
  const isComplete = due.word !== "" && ranked[0]?.text === written(due.word);
  return { from: due.from, found: isComplete ? [] : firstOfGroups(ranked) };
}

function firstOfGroups(ranked: readonly FilterSuggestion[]): FilterSuggestion[] {
  const groups = Map.groupBy(ranked, ({ group }) => group);
  const named = ["Results", "Settings", "Text", ""];
  return named.flatMap((group) => groups.get(group)?.slice(0, mostInGroup) ?? []);
}

function offered(due: Due, fields: readonly RunField[]): FilterSuggestion[] {
  if (due.kind === "name") return inOrder(fields).map(nameSuggestion);
  if (due.kind === "joint") return ["and", "or"].map((text) => ({ text, hint: "", group: "" }));
  const field = fieldNamed(due.name, fields);
  if (field === null) return [];
  return due.kind === "operator" ? signsOf(field) : valuesOf(field, due.operator);
}

const results = ["best", "last", "drop", "onset", "unknown_fitted", "checkpoints"];
const settings = ["unknown_share", "training_size", "seed"];

/** Results and settings of every run first, as they are read; then as the server has them, most used first. */
function inOrder(fields: readonly RunField[]): RunField[] {
  const first = [...results, ...settings];
  const own = first.flatMap((name) => fields.filter((field) => field.name === name));
  return [...own, ...fields.filter(({ name }) => !first.includes(name))];
}

function nameSuggestion(field: RunField): FilterSuggestion {
  const { name } = field;
  const isResult = results.includes(name) || name.startsWith("metric.");
  const isSetting = settings.includes(name) || name.startsWith("config.");
  const group = isResult ? "Results" : isSetting ? "Settings" : "Text";
  return { text: writtenName(name), hint: rangeOf(field), group };
}

const units: Readonly<Record<string, string>> = { drop: " points", onset: " epochs" };

/** What the runs have of a field, in few words. */
function rangeOf(field: RunField): string {
  const { name, from, to, runs } = field;
  const values = sortedValues(field);
  const few = values.join(", ");
  if (name === "name" || name === "id" || (from === null && values.length === 0))
    return `${runs} ${runs === 1 ? "run" : "runs"}`;
  if (values.length > 0 && values.length <= 3 && few.length <= 24) return few;
  if (from !== null && to !== null)
    return `${writtenNumber(from)} to ${writtenNumber(to)}${units[name] ?? ""}`;
  return `${values.length} values`;
}

function sortedValues({ values, from }: RunField): readonly string[] {
  return from === null ? values : values.toSorted((a, b) => Number(a) - Number(b));
}

const signs: Readonly<Record<string, string>> = {
  "<": "less than",
  "<=": "at most",
  ">": "more than",
  ">=": "at least",
  "=": "is",
  "!=": "is not",
  "~": "contains",
};

function signsOf(field: RunField): FilterSuggestion[] {
  const kind = kindOf(field);
  const isOrdered = kind === "number" || kind === "time";
  const texts = isOrdered ? ["<", "<=", ">", ">=", "=", "!="] : ["=", "!=", "~"];
  return texts
    .slice(0, kind === "choice" ? 2 : undefined)
    .map((text) => ({ text, hint: signs[text] ?? "", group: "" }));
}

function valuesOf(field: RunField, sign: string): FilterSuggestion[] {
  const kind = kindOf(field);
  const own = (text: string, hint = "") => ({ text, hint, group: "" });
  if (kind === "choice") return choicesOf(field.name).map((choice) => own(choice));
  if (kind === "time") return [];
  const isEquality = sign === "=" || sign === "!=";
  const none = isEquality ? [own("none", "runs without a value")] : [];
  if (field.values.length > 0)
    return [...sortedValues(field).map((value) => own(written(value))), ...none];
  if (field.from === null || field.to === null) return none;
  const ends = [own(writtenNumber(field.from), "lowest"), own(writtenNumber(field.to), "highest")];
  return [...ends, ...none];
}

function choicesOf(name: string): readonly string[] {
  const field: FilterField | null = findFilterField(name);
  return field?.choices ?? [];
}

/** The text with the word at the caret made into `chosen`, and where the caret stands then. */
export function completed(
  { text, caret }: Typed,
  { from, chosen }: { from: number; chosen: string },
): Typed {
  const rest = text.slice(caret);
  const gap = rest.startsWith(" ") ? "" : " ";
  return { text: `${text.slice(0, from)}${chosen}${gap}${rest}`, caret: from + chosen.length + 1 };
}

/** The next of `count` entries, round and round; -1, none of them, lies between the last and the first. */
export function placeAfter(place: number, { by, count }: { by: 1 | -1; count: number }): number {
  const stops = count + 1;
  return ((Math.min(place, count - 1) + 1 + by + stops) % stops) - 1;
}
