import { area, line } from "d3-shape";
import fc from "fast-check";
import { expect, test } from "vitest";
import { areaPath, linePath } from "./curve-path";

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const orGap = <Item>(item: fc.Arbitrary<Item>) => fc.array(fc.option(item, { freq: 3 }));

test("a curve is d3's, gaps and lone points too", () => {
  const curve = line<readonly [number, number] | null>()
    .digits(2)
    .defined((point) => point !== null)
    .x((point) => point?.[0] ?? 0)
    .y((point) => point?.[1] ?? 0);
  fc.assert(
    fc.property(orGap(fc.tuple(coordinate, coordinate)), (points) => {
      expect(linePath(points)).toBe(curve(points) ?? "");
    }),
  );
});

test("an area is d3's", () => {
  const between = area<readonly [number, number, number] | null>()
    .digits(2)
    .defined((slice) => slice !== null)
    .x((slice) => slice?.[0] ?? 0)
    .y0((slice) => slice?.[1] ?? 0)
    .y1((slice) => slice?.[2] ?? 0);
  fc.assert(
    fc.property(orGap(fc.tuple(coordinate, coordinate, coordinate)), (slices) => {
      expect(areaPath(slices)).toBe(between(slices) ?? "");
    }),
  );
});
