import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logChoose, logGamma } from "@/lib/domain/stats/log-gamma";
import golden from "@/lib/domain/stats/statistics.golden.json";

describe("logGamma", () => {
  it.each(golden.logGamma)("agrees with scipy at %f", (x = 0, expected = 0) => {
    expect(logGamma(x)).toBeCloseTo(expected, 9);
  });

  it("is null outside its domain", () => {
    expect([0, -1, Number.NaN, Number.POSITIVE_INFINITY].map(logGamma)).toEqual(
      new Array(4).fill(null),
    );
  });

  it("obeys Gamma(x + 1) = x Gamma(x)", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        const step = (logGamma(x + 1) ?? 0) - (logGamma(x) ?? 0);
        expect(step).toBeCloseTo(Math.log(x), 9);
      }),
    );
  });
});

describe("logChoose", () => {
  it("counts the ways to take 5 of 52", () => {
    expect(Math.exp(logChoose(52, 5) ?? 0)).toBeCloseTo(2_598_960, 5);
  });

  it("is null for more successes than trials", () => {
    expect(logChoose(3, 4)).toBeNull();
  });
});
