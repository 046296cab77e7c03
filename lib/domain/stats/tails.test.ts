import fc from "fast-check";
import jstat from "jstat";
import { describe, expect, it } from "vitest";
import { logCoinTail } from "@/lib/domain/stats/coin-tail";
import { normalCdf } from "@/lib/domain/stats/normal";
import { studentTwoSided } from "@/lib/domain/stats/student-t";

const { jStat } = jstat;

describe("tails against jStat, an implementation of its own", () => {
  it("agrees on the normal distribution", () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        expect(normalCdf(z)).toBeCloseTo(jStat.normal.cdf(z, 0, 1), 9);
      }),
    );
  });

  it("agrees on Student's distribution", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (t, degrees) => {
          expect(studentTwoSided(t, degrees)).toBeCloseTo(
            2 * (1 - jStat.studentt.cdf(t, degrees)),
            6,
          );
        },
      ),
    );
  });

  it("agrees on the tail of fair coins", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(100), (flips, heads) => {
        const k = Math.min(heads, flips);
        const tail = k === 0 ? 1 : 1 - jStat.binomial.cdf(k - 1, flips, 0.5);
        expect(Math.exp(logCoinTail(k, flips) ?? Number.NaN)).toBeCloseTo(tail, 8);
      }),
    );
  });
});
