import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abstentionRate,
  accuracy,
  attemptedHallucinationRate,
  forgettingRate,
  fScore,
  hallucinationRate,
  newcombe,
  penalisedScore,
  wilson,
} from "@/lib/domain/rates/rates";
import golden from "./rates.golden.json";

const counts = { total: 20, correct: 9, abstained: 5 };
const anyCounts = fc
  .tuple(fc.nat(5000), fc.nat(5000), fc.nat(5000))
  .map(([correct, abstained, wrong]) => ({
    total: correct + abstained + wrong,
    correct,
    abstained,
  }));
const evaluated = anyCounts.filter(({ total }) => total > 0);
const anyProportion = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([total, share]) => ({ successes: Math.round(total * share), total }));

describe("rates of 9 correct, 5 abstained and 6 wrong answers", () => {
  // By hand from the formulas of SCIENCE.md section 4.
  it.each([
    ["accuracy", accuracy, 9 / 20],
    ["hallucination rate of questions", hallucinationRate, 6 / 20],
    ["hallucination rate of attempts", attemptedHallucinationRate, 6 / 15],
    ["abstention rate", abstentionRate, 5 / 20],
    ["F", fScore, 18 / 35],
  ])("give the %s", (_, rate, expected) => {
    expect(rate(counts)).toBeCloseTo(expected, 15);
  });

  it.each([
    [0, 9 / 20],
    [0.5, 3 / 20],
    [0.75, -9 / 20],
    [0.9, -45 / 20],
  ])("give the penalised score at %d", (t, expected) => {
    expect(penalisedScore(counts, t)).toBeCloseTo(expected, 12);
  });
});

describe("rates without a denominator", () => {
  const empty = { total: 0, correct: 0, abstained: 0 };

  it("return null when nothing was evaluated", () => {
    const rates = [accuracy, hallucinationRate, attemptedHallucinationRate, abstentionRate, fScore];
    expect(rates.map((rate) => rate(empty))).toEqual([null, null, null, null, null]);
    expect(penalisedScore(empty, 0.5)).toBeNull();
  });

  it("return null for attempts only when nothing was attempted", () => {
    const silent = { total: 8, correct: 0, abstained: 8 };
    expect(attemptedHallucinationRate(silent)).toBeNull();
    expect([accuracy(silent), hallucinationRate(silent), abstentionRate(silent)]).toEqual([
      0, 0, 1,
    ]);
    expect(fScore(silent)).toBe(0);
  });

  it.each([1, -0.1, 1.5, Number.NaN])("return null for a penalty threshold of %d", (t) => {
    expect(penalisedScore(counts, t)).toBeNull();
  });

  it("return null for a forgetting rate when nothing was correct before", () => {
    expect(forgettingRate({ lost: 0, correctBefore: 0 })).toBeNull();
    expect(forgettingRate({ lost: 27, correctBefore: 108 })).toBe(0.25);
  });
});

describe("rates of any counts", () => {
  it("share every question out between accuracy, hallucination and abstention", () => {
    fc.assert(
      fc.property(evaluated, (c) => {
        const sum = (accuracy(c) ?? 0) + (hallucinationRate(c) ?? 0) + (abstentionRate(c) ?? 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it("make F the harmonic mean of accuracy and accuracy on attempts", () => {
    fc.assert(
      fc.property(evaluated, (c) => {
        const overall = accuracy(c) ?? 0;
        const attempted = 1 - (attemptedHallucinationRate(c) ?? 1);
        const mean =
          overall + attempted === 0 ? 0 : (2 * overall * attempted) / (overall + attempted);
        expect(fScore(c)).toBeCloseTo(mean, 12);
      }),
    );
  });

  it("never fall below the questions' rate when only attempts count", () => {
    fc.assert(
      fc.property(evaluated, (c) => {
        const attempted = attemptedHallucinationRate(c);
        if (attempted !== null) expect(attempted).toBeGreaterThanOrEqual(hallucinationRate(c) ?? 0);
      }),
    );
  });

  it("lower the penalised score as wrong answers cost more", () => {
    fc.assert(
      fc.property(evaluated, (c) => {
        const scores = [0, 0.5, 0.75, 0.9].map((t) => penalisedScore(c, t) ?? 0);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });
});

describe("wilson", () => {
  it.each([
    [5, 20, 0.1119, 0.4687],
    [430, 1000, 0.3996, 0.4609],
    [0, 50, 0, 0.0713],
  ])("gives the interval of SCIENCE.md for %i of %i", (successes, total, low, high) => {
    const interval = wilson(successes, total);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it.each(golden.wilson)("agrees with SciPy on $successes of $total", (row) => {
    const interval = wilson(row.successes, row.total);
    expect(interval?.low).toBeCloseTo(row.low, 12);
    expect(interval?.high).toBeCloseTo(row.high, 12);
  });

  it("ends exactly at 0 and 1 when no or every trial succeeds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (total) => {
        expect(wilson(0, total)?.low).toBe(0);
        expect(wilson(total, total)?.high).toBe(1);
      }),
    );
  });

  it("holds the rate, stays within 0 and 1, and mirrors failures", () => {
    fc.assert(
      fc.property(anyProportion, ({ successes, total }) => {
        const { low, high } = wilson(successes, total) ?? { low: 2, high: -2 };
        const mirror = wilson(total - successes, total);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / total);
        expect(high).toBeGreaterThanOrEqual(successes / total);
        expect(high).toBeLessThanOrEqual(1);
        expect(mirror?.low).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  it.each([
    [0, 0],
    [3, 2],
    [-1, 2],
    [Number.NaN, 2],
  ])("returns null for %d of %d", (successes, total) => {
    expect(wilson(successes, total)).toBeNull();
  });
});

describe("newcombe", () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])("gives Newcombe's table II for %i/%i - %i/%i", (a, totalA, b, totalB, low, high) => {
    const interval = newcombe({ successes: a, total: totalA }, { successes: b, total: totalB });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it.each(golden.newcombe)("agrees with SciPy's Wilson bounds combined", (row) => {
    const interval = newcombe(row.a, row.b);
    expect(interval?.low).toBeCloseTo(row.low, 12);
    expect(interval?.high).toBeCloseTo(row.high, 12);
  });

  it("turns round when the samples change places and stays within -1 and 1", () => {
    fc.assert(
      fc.property(anyProportion, anyProportion, (a, b) => {
        const { low, high } = newcombe(a, b) ?? { low: 2, high: -2 };
        const difference = a.successes / a.total - b.successes / b.total;
        expect(newcombe(b, a)?.low).toBeCloseTo(-high, 12);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(Math.max(-low, high)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("returns null when a sample is empty", () => {
    const some = { successes: 1, total: 2 };
    const none = { successes: 0, total: 0 };
    expect([newcombe(some, none), newcombe(none, some)]).toEqual([null, null]);
  });
});
