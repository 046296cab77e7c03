import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalUpperQuantile, normalUpperTail } from "@/lib/domain/stats/normal";
import golden from "@/lib/domain/stats/statistics.golden.json";

describe("normalUpperTail", () => {
  it.each(golden.normalUpperTail)("agrees with scipy at %f", (z = 0, expected = 0) => {
    expect(normalUpperTail(z) / expected).toBeCloseTo(1, 11);
  });

  it("falls and is mirrored by the cdf", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (z) => {
        expect(normalUpperTail(z)).toBeGreaterThanOrEqual(normalUpperTail(z + 0.01));
        expect(normalCdf(z) + normalUpperTail(z)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("normalUpperQuantile", () => {
  it.each(golden.normalUpperQuantile)("agrees with scipy at %f", (p = 0, expected = 0) => {
    expect(normalUpperQuantile(p)).toBeCloseTo(expected, 9);
  });

  it("is null outside the open unit interval", () => {
    expect([0, 1, -0.1, 2, Number.NaN].map(normalUpperQuantile)).toEqual(new Array(5).fill(null));
  });

  it("undoes the tail", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(normalUpperTail(normalUpperQuantile(p) ?? Number.NaN)).toBeCloseTo(p, 11);
      }),
    );
  });
});
