import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centredMean } from "./centred-mean";

const width = fc.integer({ min: 0, max: 20 }).map((half) => 2 * half + 1);
/** Without the zero below zero, which a mean makes a plain one. */
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((drawn) => drawn + 0);

describe("centredMean", () => {
  test("is the mean of as many before as after, fewer at the ends", () => {
    expect(centredMean([1, 2, 6, 4, 5], 3)).toEqual([1, 3, 4, 5, 5]);
    expect(centredMean([1, 2, 6, 4, 5], 5)).toEqual([1, 3, 18 / 5, 5, 5]);
  });

  test("leaves what is no number, and counts it for nobody", () => {
    expect(centredMean([2, null, 4], 3)).toEqual([2, null, 4]);
    expect(centredMean([1, 2, null, 4, 5], 3)).toEqual([1, 1.5, null, 4.5, 5]);
  });

  test("changes nothing by a width of 1, and a straight line by none", () => {
    fc.assert(
      fc.property(fc.array(fc.option(value)), (values) => {
        expect(centredMean(values, 1)).toEqual(values);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), width, (count, wide) => {
        const straight = Array.from({ length: count }, (_, at) => 3 * at - 7);
        centredMean(straight, wide).forEach((y, at) => {
          expect(y).toBeCloseTo(straight[at] ?? Number.NaN, 9);
        });
      }),
    );
  });

  test("never leaves the range of the values", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), width, (values, wide) => {
        const [low, high] = [Math.min(...values), Math.max(...values)];
        for (const y of centredMean(values, wide)) {
          expect(y).toBeGreaterThanOrEqual(low - 1e-6);
          expect(y).toBeLessThanOrEqual(high + 1e-6);
        }
      }),
    );
  });
});
