import { scaleLinear, scaleLog } from "d3-scale";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAxis } from "./axis";
import { decadeValues, roundRange, roundValues } from "./ticks";

const counts = fc.integer({ min: 2, max: 12 });
const numbers = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const ranges = fc
  .tuple(numbers, numbers)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
  .filter(([low, high]) => high - low > Math.max(1e-90, Math.max(-low, high) * 1e-9));
const positive = fc
  .tuple(
    fc.double({ min: -8, max: 8, noNaN: true }),
    fc.double({ min: 0.001, max: 9, noNaN: true }),
  )
  .map(([power, width]) => [10 ** power, 10 ** (power + width)] as const);

/** Pictures that were drawn with d3's scales are drawn the same without them. */
describe("ticks and scales", () => {
  it("are d3's for every range", () => {
    fc.assert(
      fc.property(ranges, counts, (range, count) => {
        expect(roundValues(range, count)).toEqual(scaleLinear().domain(range).ticks(count));
        expect(roundRange(range, count)).toEqual(scaleLinear().domain(range).nice(count).domain());
      }),
    );
  });

  it("are d3's for every range of a logarithm", () => {
    fc.assert(
      fc.property(positive, counts, (range, count) => {
        expect(decadeValues(range, count)).toEqual(scaleLog().domain(range).ticks(count));
      }),
    );
  });

  it("stand at d3's pixels, and lead back to the value", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const cases = fc.tuple(positive, share, fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(cases, ([domain, at, isLog, isNice]) => {
        const axis = createAxis({ domain, pixels: [40, 640], ticks: 5, isLog, isNice });
        const scale = (isLog ? scaleLog() : scaleLinear()).domain(domain).range([40, 640]);
        if (isNice) scale.nice(5);
        expect(axis.domain).toEqual(scale.domain());
        const value = domain[0] + at * (domain[1] - domain[0]);
        expect(axis.at(value)).toBeCloseTo(scale(value), 1);
        const pixel = 40 + at * 600;
        const apart = Math.abs(axis.valueAt(pixel) - scale.invert(pixel));
        expect(apart).toBeLessThan(1e-9 * axis.domain[1]);
      }),
    );
  });

  it("write three tenths as 0.3", () => {
    expect(roundValues([0, 0.5], 5)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(decadeValues([0.01, 1], 5)).toContain(0.03);
  });
});
