import type { SlicesResponse } from "@/lib/runs/examples/examples-schema";

export type Slice = SlicesResponse["slices"][number];

export const sliceKeys = ["value", "n", "best", "last", "change", "p", "unknown"] as const;
export type SliceKey = (typeof sliceKeys)[number];
type Direction = "ascending" | "descending";

/** "change" ascends, "-change" descends. */
export type SliceOrder = SliceKey | `-${SliceKey}`;
export const sliceOrders: readonly SliceOrder[] = sliceKeys.flatMap((key): SliceOrder[] => [
  key,
  `-${key}`,
]);

export function sliceDirection(order: SliceOrder, key: SliceKey): Direction | null {
  if (order === key) return "ascending";
  return order === `-${key}` ? "descending" : null;
}

const numbers: Record<Exclude<SliceKey, "value">, (slice: Slice) => number | null> = {
  n: ({ n }) => n,
  best: ({ best }) => best,
  last: ({ last }) => last,
  change: ({ drop }) => (drop === null ? null : -drop.points),
  p: ({ adjustedPValue }) => adjustedPValue,
  unknown: ({ unknownShare }) => unknownShare,
};

/** A slice without the number stands last in either direction; equal ones by name. */
function compare(a: Slice, b: Slice, key: SliceKey, direction: Direction): number {
  const sign = direction === "ascending" ? 1 : -1;
  const byName = a.value.localeCompare(b.value, "en", { numeric: true });
  if (key === "value") return sign * byName;
  const [x, y] = [numbers[key](a), numbers[key](b)];
  if (x === null || y === null) return Number(x === null) - Number(y === null) || byName;
  return sign * (x - y) || byName;
}

export function sortSlices(slices: readonly Slice[], order: SliceOrder): Slice[] {
  const key = sliceKeys.find((one) => sliceDirection(order, one) !== null) ?? "change";
  const direction = sliceDirection(order, key) ?? "ascending";
  return slices.toSorted((a, b) => compare(a, b, key, direction));
}

/** Names go from A; of numbers the largest fall and the smallest p first, else the largest. */
export function nextSliceOrder(current: SliceOrder, key: SliceKey): SliceOrder {
  const isFromLow = key === "value" || key === "change" || key === "p";
  const first: SliceOrder = isFromLow ? key : `-${key}`;
  const second: SliceOrder = isFromLow ? `-${key}` : key;
  return current === first ? second : first;
}
