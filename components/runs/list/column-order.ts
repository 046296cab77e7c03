/** Most columns that the API answers values for, and as many as anyone can read. */
export const maxColumns = 20;

/** The columns with one of them a place further left (-1) or right (1); unchanged at the ends. */
export function moveColumn(
  keys: readonly string[],
  { key, by }: { key: string; by: -1 | 1 },
): string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  const other = keys[to];
  if (from === -1 || other === undefined) return [...keys];
  return keys.map((name, place) => (place === from ? other : place === to ? key : name));
}

/** A column that was not there comes last, unless there are as many as are allowed; one that was goes. */
export function toggleColumn(keys: readonly string[], key: string): string[] {
  if (keys.includes(key)) return keys.filter((name) => name !== key);
  return keys.length >= maxColumns ? [...keys] : [...keys, key];
}

/** The columns of an address: each once, none empty, bounded; null where it names none. */
export function readColumns(given: readonly string[] | null): string[] | null {
  if (given === null) return null;
  const keys = [...new Set(given.map((key) => key.trim().slice(0, 250)))].filter((key) => key);
  return keys.length === 0 ? null : keys.slice(0, maxColumns);
}
