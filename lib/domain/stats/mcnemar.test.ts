import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logDeclineP, mcnemar, pairedDifference } from "@/lib/domain/stats/mcnemar";
import golden from "@/lib/domain/tiny-lm.golden.json";

const flips = fc.record({
  lost: fc.integer({ min: 0, max: 2000 }),
  gained: fc.integer({ min: 0, max: 2000 }),
});

describe("mcnemar", () => {
  it.each(Object.entries(golden.runs))("agrees with the summary of %s", (_, run) => {
    const { best_only: lost, final_only: gained, p } = run.expected.mcnemar;
    expect(mcnemar({ lost, gained }).twoSided / p).toBeCloseTo(1, 9);
  });

  it("sees nothing where nothing flipped", () => {
    expect(mcnemar({ lost: 0, gained: 0 })).toEqual({ decline: 1, improvement: 1, twoSided: 1 });
  });

  it("gives 1/32 one-sided for five losses and no gain", () => {
    expect(mcnemar({ lost: 5, gained: 0 }).decline).toBeCloseTo(1 / 32, 14);
    expect(mcnemar({ lost: 5, gained: 0 }).twoSided).toBeCloseTo(1 / 16, 14);
  });

  it("orders declines whose p-value underflows", () => {
    const deep = { lost: 60_000, gained: 1000 };
    const deeper = { lost: 61_000, gained: 1000 };
    expect(mcnemar(deep).decline).toBe(0);
    expect(logDeclineP(deeper)).toBeLessThan(logDeclineP(deep));
  });

  it("mirrors when losses and gains trade places", () => {
    fc.assert(
      fc.property(flips, ({ lost, gained }) => {
        const there = mcnemar({ lost, gained });
        const back = mcnemar({ lost: gained, gained: lost });
        expect(back.twoSided).toBe(there.twoSided);
        expect(back.decline).toBe(there.improvement);
      }),
    );
  });

  it("stays a probability", () => {
    fc.assert(
      fc.property(flips, (pair) => {
        for (const p of Object.values(mcnemar(pair))) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});

describe("pairedDifference", () => {
  it("gives the fall of unk050_s1 with its interval", () => {
    // (14 - 262)/800; SE by hand from SCIENCE.md section 5.
    const fall = pairedDifference({ lost: 262, gained: 14, total: 800 });
    const expectedError = Math.sqrt(276 / 800 - 0.31 ** 2) / Math.sqrt(799);
    expect(fall?.difference).toBeCloseTo(-0.31, 12);
    expect(fall?.standardError).toBeCloseTo(expectedError, 12);
    expect(fall?.high).toBeCloseTo(-0.31 + 1.959963985 * expectedError, 9);
  });

  it("is null with fewer than two examples", () => {
    expect(pairedDifference({ lost: 0, gained: 0, total: 0 })).toBeNull();
    expect(pairedDifference({ lost: 1, gained: 0, total: 1 })).toBeNull();
  });

  it("has no width when every example is lost", () => {
    const all = pairedDifference({ lost: 9, gained: 0, total: 9 });
    expect(all).toEqual({ difference: -1, standardError: 0, low: -1, high: -1 });
  });

  it("equals the standard error of the mean of the differences", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 2 }), (changes) => {
        const mean = changes.reduce((a, b) => a + b, 0) / changes.length;
        const squares = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
        const pair = pairedDifference({
          lost: changes.filter((change) => change < 0).length,
          gained: changes.filter((change) => change > 0).length,
          total: changes.length,
        });
        expect(pair?.standardError).toBeCloseTo(
          Math.sqrt(squares / (changes.length - 1) / changes.length),
          9,
        );
      }),
    );
  });
});
