import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incompleteBeta } from "@/lib/domain/stats/incomplete-beta";

const shape = fc.double({ min: 0.1, max: 200, noNaN: true });
const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe("incompleteBeta", () => {
  it("is x to the a when b is 1", () => {
    fc.assert(
      fc.property(inside, shape, (x, a) => {
        expect(incompleteBeta(x, a, 1)).toBeCloseTo(x ** a, 11);
      }),
    );
  });

  it("mirrors: I_x(a, b) + I_(1-x)(b, a) = 1", () => {
    fc.assert(
      fc.property(inside, shape, shape, (x, a, b) => {
        const there = incompleteBeta(x, a, b) ?? Number.NaN;
        const back = incompleteBeta(1 - x, b, a) ?? Number.NaN;
        expect(there + back).toBeCloseTo(1, 10);
      }),
    );
  });

  it("reaches 0 and 1 at the ends and is null outside", () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
    expect(incompleteBeta(1.1, 2, 3)).toBeNull();
    expect(incompleteBeta(0.5, 0, 3)).toBeNull();
  });
});
