const shownCharacters = 40;

/** Says a value in an error message: quoted and shortened text, numbers as they are, lists and objects by kind. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") {
    const shown = value.length > shownCharacters ? `${value.slice(0, shownCharacters)}...` : value;
    return JSON.stringify(shown);
  }
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return String(value);
}
