import type { SlicesAnswer } from "@/lib/runs/examples-schema";

export type Slice = SlicesAnswer["slices"][number];

export const sliceKeys = ["value", "n", "best", "last", "change", "p", "unknown"] as const;
export type SliceKey = (typeof sliceKeys)[number];
export type SliceOrder = { key: SliceKey; direction: "ascending" | "descending" };

export const alpha = 0.05;

const numbers: Record<Exclude<SliceKey, "value">, (slice: Slice) => number | null> = {
  n: ({ n }) => n,
  best: ({ best }) => best,
  last: ({ last }) => last,
  change: ({ drop }) => (drop === null ? null : -drop.points),
  p: ({ adjustedPValue }) => adjustedPValue,
  unknown: ({ unknownShare }) => unknownShare,
};

/** A slice without the number stands last in either direction; equal ones by name. */
function compare(a: Slice, b: Slice, { key, direction }: SliceOrder): number {
  const sign = direction === "ascending" ? 1 : -1;
  const byName = a.value.localeCompare(b.value, "en", { numeric: true });
  if (key === "value") return sign * byName;
  const [x, y] = [numbers[key](a), numbers[key](b)];
  if (x === null || y === null) return Number(x === null) - Number(y === null) || byName;
  return sign * (x - y) || byName;
}

export function sortSlices(slices: readonly Slice[], order: SliceOrder): Slice[] {
  return slices.toSorted((a, b) => compare(a, b, order));
}

/** Names go from A; of numbers the largest fall and the smallest p first, else the largest. */
export function nextOrder(current: SliceOrder, key: SliceKey): SliceOrder {
  const isFromLow = key === "value" || key === "change" || key === "p";
  const first = isFromLow ? "ascending" : "descending";
  const second = isFromLow ? "descending" : "ascending";
  return { key, direction: current.key === key && current.direction === first ? second : first };
}

/** How many slices differ after the adjustment, in words that claim no more than is so. */
export function differenceWords(slices: readonly Slice[]): string {
  const differing = slices.filter(({ adjustedPValue }) => adjustedPValue <= alpha).length;
  const rule = "at 5 % after Benjamini-Hochberg";
  if (slices.length === 0) return "";
  if (differing === slices.length) return `all shown differ ${rule}`;
  if (differing === 0) return `none differs ${rule}`;
  return `${differing} of ${slices.length} ${differing === 1 ? "differs" : "differ"} ${rule}`;
}
