import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logCoinTail } from "@/lib/domain/stats/coin-tail";
import golden from "@/lib/domain/stats/statistics.golden.json";

describe("logCoinTail", () => {
  it.each(golden.logCoinTail)(
    "is exact for %d of %d",
    (successes = 0, trials = 0, expected = 0) => {
      const actual = logCoinTail(successes, trials) ?? Number.NaN;
      expect(Math.abs(actual - expected)).toBeLessThan(1e-8);
    },
  );

  it("is certain for none and null past the end", () => {
    expect(logCoinTail(0, 10)).toBe(0);
    expect(logCoinTail(11, 10)).toBeNull();
  });

  it("complements the opposite tail", () => {
    const trialsAndSuccesses = fc
      .integer({ min: 1, max: 3000 })
      .chain((trials) => fc.tuple(fc.constant(trials), fc.integer({ min: 1, max: trials })));
    fc.assert(
      fc.property(trialsAndSuccesses, ([trials, successes]) => {
        const upper = Math.exp(logCoinTail(successes, trials) ?? Number.NaN);
        const lower = Math.exp(logCoinTail(trials - successes + 1, trials) ?? Number.NaN);
        expect(upper + lower).toBeCloseTo(1, 9);
      }),
    );
  });

  it("falls as more successes are asked for", () => {
    const tails = Array.from({ length: 200 }, (_, s) => logCoinTail(s, 199) ?? Number.NaN);
    for (let s = 1; s < tails.length; s++) {
      expect(tails[s]).toBeLessThanOrEqual(tails[s - 1] ?? Number.NaN);
    }
  });
});
