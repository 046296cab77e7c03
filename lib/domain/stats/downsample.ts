export type Point = { x: number; y: number | null };
export type Downsampled<P extends Point> = { points: P[]; nonFinite: number };

/**
 * Thins a long line for drawing without losing its peaks. Points, in drawing order, are cut into
 * maxBuckets runs of equal length; each keeps its lowest and highest y and the first of its gaps, and
 * the first and last point stay: at most 3 * maxBuckets + 2 points (2 * maxBuckets + 2 without gaps), in
 * the order they came. A shorter list is returned as it is. nonFinite counts points whose y is null, NaN
 * or infinite: a gap, never a low or high.
 */
export function minMaxBuckets<P extends Point>(points: P[], maxBuckets: number): Downsampled<P> {
  const nonFinite = points.filter((point) => !hasFiniteY(point)).length;
  const buckets = Math.max(1, Math.floor(maxBuckets) || 1);
  if (points.length <= 2 * buckets + 2) return { points, nonFinite };

  const kept = new Set<number>([0]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * points.length) / buckets);
    const to = Math.floor(((bucket + 1) * points.length) / buckets);
    for (const index of extremesBetween(points, from, to)) kept.add(index);
  }
  kept.add(points.length - 1);
  return { points: points.filter((_, index) => kept.has(index)), nonFinite };
}

function hasFiniteY(point: Point): boolean {
  return Number.isFinite(point.y);
}

function extremesBetween(points: readonly Point[], from: number, to: number): number[] {
  let lowest: { index: number; y: number } | null = null;
  let highest: { index: number; y: number } | null = null;
  let gap: number | null = null;
  for (let index = from; index < to; index++) {
    const y = points[index]?.y ?? Number.NaN;
    if (!Number.isFinite(y)) {
      gap ??= index;
      continue;
    }
    if (!lowest || y < lowest.y) lowest = { index, y };
    if (!highest || y > highest.y) highest = { index, y };
  }
  const gaps = gap === null ? [] : [gap];
  return lowest && highest ? [lowest.index, highest.index, ...gaps] : gaps;
}
