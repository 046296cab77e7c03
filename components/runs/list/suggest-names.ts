export type NameSuggestion = { name: string; hint: string };
type Typed = { text: string; caret: number };

const statusValues = ["finished", "running", "failed", "stalled"];
const mostSuggested = 8;
const beginning = /[A-Za-z_][A-Za-z0-9_./-]*$/;
const afterStatus = /\bstatus\s*(=|!=)\s*$/;
const afterOperator = /[<>=!~]\s*$/;
const afterValue = /(?:[<>=~]\s*(?:"[^"]*"|[^\s"()]+)|\))\s+$/;

function isInQuotes(before: string): boolean {
  return (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

function offered(before: string, names: readonly NameSuggestion[]): readonly NameSuggestion[] {
  if (isInQuotes(before)) return [];
  if (afterStatus.test(before)) return statusValues.map((name) => ({ name, hint: "status" }));
  if (afterOperator.test(before)) return [];
  if (afterValue.test(before)) return ["and", "or"].map((name) => ({ name, hint: "" }));
  return names;
}

/**
 * What the word at the caret may become: names where a name is due, statuses after `status =`, and `and` or `or`
 * after a comparison. Names that begin with the word come before those that hold it; none when it is complete.
 */
export function suggestNames(
  { text, caret }: Typed,
  names: readonly NameSuggestion[],
): { from: number; found: NameSuggestion[] } {
  const before = text.slice(0, caret);
  const word = beginning.exec(before)?.[0] ?? "";
  const from = caret - word.length;
  const wanted = word.toLowerCase();
  const ranked = offered(text.slice(0, from), names)
    .map((entry) => ({ entry, at: entry.name.toLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => Math.min(a.at, 1) - Math.min(b.at, 1))
    .map(({ entry }) => entry);
  const isComplete = ranked[0]?.name === word;
  return { from, found: isComplete ? [] : ranked.slice(0, mostSuggested) };
}

/** The text with the word at the caret made into `name`, and where the caret stands then. */
export function completeName(
  { text, caret }: Typed,
  { from, name }: { from: number; name: string },
): Typed {
  const rest = text.slice(caret);
  const gap = rest.startsWith(" ") ? "" : " ";
  return { text: `${text.slice(0, from)}${name}${gap}${rest}`, caret: from + name.length + 1 };
}

/** The next of `count` entries, round and round; -1, none of them, lies between the last and the first. */
export function placeAfter(place: number, { by, count }: { by: 1 | -1; count: number }): number {
  const stops = count + 1;
  return ((Math.min(place, count - 1) + 1 + by + stops) % stops) - 1;
}
