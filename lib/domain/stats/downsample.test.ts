import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minMaxBuckets, type Point } from "@/lib/domain/stats/downsample";

const anyY = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const anyLine = fc
  .array(anyY, { maxLength: 300 })
  .map((values) => values.map((y, x): Point => ({ x, y })));
const anyBuckets = fc.integer({ min: 1, max: 40 });

function finite(points: readonly Point[]): number[] {
  return points.flatMap(({ y }) => (y !== null && Number.isFinite(y) ? [y] : []));
}

function line(values: readonly (number | null)[]): Point[] {
  return values.map((y, x) => ({ x, y }));
}

describe("minMaxBuckets", () => {
  it("keeps the low and the high of every bucket, the first and the last point", () => {
    // Two buckets: 3 1 9 4 5 and 6 8 2 7 6.
    const { points } = minMaxBuckets(line([3, 1, 9, 4, 5, 6, 8, 2, 7, 6]), 2);
    expect(points.map(({ y }) => y)).toEqual([3, 1, 9, 8, 2, 6]);
  });

  it("returns a short list as it is", () => {
    const short = line([1, null, 3, 4, 5, 6]);
    expect(minMaxBuckets(short, 2).points).toBe(short);
  });

  it("keeps a single spike in ten thousand flat points", () => {
    const flat = line(Array.from({ length: 10_000 }, (_, i) => (i === 7_777 ? 1 : 0)));
    const { points } = minMaxBuckets(flat, 50);
    expect(points).toContainEqual({ x: 7_777, y: 1 });
  });

  it("counts points without a finite y and never takes one for an extreme", () => {
    const values = [
      1,
      null,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2,
      Number.NEGATIVE_INFINITY,
      3,
      1,
    ];
    const thinned = minMaxBuckets(line(values), 1);
    expect(thinned.nonFinite).toBe(4);
    // One gap of the bucket stays, so that a line breaks there.
    expect(thinned.points.map(({ y }) => y)).toEqual([1, null, 3, 1]);
  });

  it("keeps the ends of a line that has no value at all", () => {
    const { points, nonFinite } = minMaxBuckets(line([null, null, null, null, null, null]), 1);
    expect(points.map(({ x }) => x)).toEqual([0, 5]);
    expect(nonFinite).toBe(6);
  });

  it.each([0, -3, Number.NaN, 0.4])("uses one bucket when asked for %d", (maxBuckets) => {
    const values = line([1, 5, 2, 8, 3, 4]);
    expect(minMaxBuckets(values, maxBuckets)).toEqual(minMaxBuckets(values, 1));
  });

  it("never exceeds two points a bucket, three where there are gaps, and the two ends", () => {
    fc.assert(
      fc.property(anyLine, anyBuckets, (values, buckets) => {
        const { points, nonFinite } = minMaxBuckets(values, buckets);
        const perBucket = nonFinite > 0 ? 3 : 2;
        expect(points.length).toBeLessThanOrEqual(perBucket * buckets + 2);
      }),
    );
  });

  it("keeps a gap wherever thinning would draw a line across one alone in its bucket", () => {
    const values = line(Array.from({ length: 1000 }, (_, i) => (i === 500 ? null : i)));
    expect(minMaxBuckets(values, 10).points).toContainEqual({ x: 500, y: null });
  });

  it("keeps order, both ends and the overall low and high", () => {
    fc.assert(
      fc.property(anyLine, anyBuckets, (values, buckets) => {
        const { points } = minMaxBuckets(values, buckets);
        const xs = points.map(({ x }) => x);
        expect(xs).toEqual([...new Set(xs)].sort((a, b) => a - b));
        expect([points.at(0), points.at(-1)]).toEqual([values.at(0), values.at(-1)]);
        expect(Math.min(...finite(points))).toBe(Math.min(...finite(values)));
        expect(Math.max(...finite(points))).toBe(Math.max(...finite(values)));
      }),
    );
  });
});
