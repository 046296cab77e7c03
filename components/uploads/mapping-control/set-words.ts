import { countWord, formatCount, listed } from "@/lib/format";

type Numbered = { prefix: string; number: number };

function numbered(name: string): Numbered | null {
  const [, prefix = "", digits = ""] = /^(.{0,100}?)(\d{1,6})$/.exec(name) ?? [];
  return digits === "" ? null : { prefix, number: Number(digits) };
}

/** "g1 to g5", "dev_known and dev_unknown", "seven sets". */
export function namesWord(names: readonly string[]): string {
  const first = numbered(names[0] ?? "");
  const isRow = names.every((name, index) => {
    const own = numbered(name);
    return own?.prefix === first?.prefix && own?.number === (first?.number ?? 0) + index;
  });
  if (first !== null && isRow && names.length > 2) return `${names[0]} to ${names.at(-1)}`;
  return names.length <= 4 ? listed(names) : `${countWord(names.length)} sets`;
}

/** A number as it stands in a sentence: 12030 -> "12,030", 2.5 -> "2.5". */
export function placeWord(place: number): string {
  return Number.isInteger(place) ? formatCount(place) : String(Number(place.toFixed(2)));
}
