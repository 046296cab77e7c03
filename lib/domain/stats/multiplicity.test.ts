import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg, holm } from "@/lib/domain/stats/multiplicity";
import golden from "@/lib/domain/stats/statistics.golden.json";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

function expectClose(actual: number[], expected: number[]): void {
  expect(actual.length).toBe(expected.length);
  for (const [index, value] of actual.entries()) {
    expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 12);
  }
}

describe("holm", () => {
  it.each(golden.multiplicity)("agrees with statsmodels on $p", ({ p, holm: expected }) => {
    expectClose(holm(p), expected);
  });

  it("never adjusts above Bonferroni nor below the p-value", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        for (const [index, adjusted] of holm(p).entries()) {
          const raw = p[index] ?? 0;
          expect(adjusted).toBeGreaterThanOrEqual(raw);
          expect(adjusted).toBeLessThanOrEqual(Math.min(1, raw * p.length) + 1e-12);
        }
      }),
    );
  });

  it("does not depend on the order", () => {
    fc.assert(fc.property(pValues, (p) => expectClose(holm([...p].reverse()).reverse(), holm(p))));
  });
});

describe("benjaminiHochberg", () => {
  it.each(golden.multiplicity)("agrees with statsmodels on $p", ({ p, bh }) => {
    expectClose(benjaminiHochberg(p), bh);
  });

  it("is never stricter than Holm", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const strict = holm(p);
        for (const [index, adjusted] of benjaminiHochberg(p).entries()) {
          expect(adjusted).toBeLessThanOrEqual((strict[index] ?? 1) + 1e-12);
        }
      }),
    );
  });

  it("returns nothing for nothing", () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(holm([])).toEqual([]);
  });
});
