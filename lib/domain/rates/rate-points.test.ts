import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  joinRates,
  type LoggedRate,
  openSetsOf,
  type PlacedCounts,
  ratePointsOf,
  ratesOf,
  ratioOfLogged,
} from "./rate-points";

function logged(given: Partial<LoggedRate> & Pick<LoggedRate, "step" | "value">): LoggedRate {
  return {
    ...{ epoch: given.step, timeMs: null, split: "dev", category: "Known", set: "dev_known" },
    ...{ quantity: "accuracy", scale: "ratio", n: null, basis: "none" },
    ...given,
  };
}

const counted = (step: number, category: PlacedCounts["category"]): PlacedCounts => ({
  ...{ step, split: "dev", category, total: 10, correct: 4, abstained: 1, fitted: null },
});

describe("ratioOfLogged", () => {
  it("reads per cent as a hundredth and keeps ratios", () => {
    expect(ratioOfLogged(81.4, "percent")).toBe(0.814);
    expect(ratioOfLogged(0.66, "ratio")).toBe(0.66);
  });

  it("is null for what is no number and for what cannot be a share", () => {
    expect(ratioOfLogged(null, "ratio")).toBeNull();
    expect(ratioOfLogged(1.5, "ratio")).toBeNull();
    expect(ratioOfLogged(-1, "percent")).toBeNull();
  });

  it("is a share for every per cent", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (percent) => {
        const ratio = ratioOfLogged(percent, "percent") ?? Number.NaN;
        expect(Math.abs(ratio * 100 - percent)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("ratePointsOf", () => {
  it("puts accuracy and abstention of one set and step together, and keeps a gap", () => {
    const points = ratePointsOf([
      logged({ step: 2, value: null }),
      logged({ step: 1, value: 0.81 }),
      logged({ step: 1, value: 4, quantity: "abstention", scale: "percent" }),
      logged({ step: 1, value: 2.1, quantity: "loss" }),
    ]);
    expect(points.map(({ step, accuracy, abstention }) => [step, accuracy, abstention])).toEqual([
      [1, 0.81, 0.04],
      [2, null, null],
    ]);
  });
});

describe("joinRates", () => {
  const rates = ratePointsOf([
    logged({ step: 1, value: 0.8 }),
    logged({ step: 2, value: 0.7 }),
    logged({ step: 2, value: 0.02, category: "Unknown", set: "dev_unknown" }),
  ]);

  it("lets counts of the same place hold, and keeps the rates of every other", () => {
    const joined = joinRates([counted(1, "HighlyKnown")], rates);
    expect(joined.counts).toHaveLength(1);
    expect(joined.rates.map(({ step, category }) => [step, category])).toEqual([
      [2, "Known"],
      [2, "Unknown"],
    ]);
  });

  it("counts what the file states with a known class: 0.81 of 150 is 122 right", () => {
    const stated = ratePointsOf([logged({ step: 1, value: 0.81, n: 150, basis: "stated" })]);
    expect(joinRates([], stated)).toEqual({
      counts: [
        {
          ...{ step: 1, split: "dev", category: "Known", total: 150 },
          ...{ correct: 122, abstained: 0, fitted: null },
        },
      ],
      rates: [],
    });
    expect(joinRates([counted(1, "MaybeKnown")], stated).counts).toEqual([
      counted(1, "MaybeKnown"),
    ]);
  });

  it("makes no count of an n that is estimated or confirmed, or of a set without a class", () => {
    for (const given of [
      { basis: "estimated" as const },
      { basis: "confirmed" as const },
      { basis: "stated" as const, category: null },
    ]) {
      const points = ratePointsOf([logged({ step: 1, value: 0.81, n: 150, ...given })]);
      expect(joinRates([], points)).toEqual({ counts: [], rates: points });
    }
  });
});

describe("sets whose class is known, and those of none", () => {
  it("counts sets whose class nobody said, by split and name", () => {
    const open = ratePointsOf(
      ["g0", "g1"].map((set, k) => logged({ step: 0, value: 0.7 - k / 10, category: null, set })),
    );
    expect(openSetsOf(open)).toEqual([
      { split: "dev", set: "g0" },
      { split: "dev", set: "g1" },
    ]);
  });

  it("pools sets of one class by their numbers of examples, where all of them have a value", () => {
    const known = (set: string, step: number, value: number, n: number) =>
      logged({ step, value, set, n, basis: set === "a" ? "confirmed" : "estimated" });
    const rates = ratePointsOf([
      known("a", 1, 0.9, 100),
      known("b", 1, 0.5, 300),
      known("a", 2, 0.8, 100),
    ]);
    // 90 of 100 and 150 of 300 are 240 of 400.
    expect(rates).toMatchObject([
      { step: 1, category: "Known", set: null, n: 400, accuracy: 0.6, basis: "estimated" },
    ]);
  });

  it("reads one set where two measure the same class", () => {
    const rates = ratePointsOf(
      ["b", "a"].map((set, k) => logged({ step: 1, value: k ? 0.9 : 0.1, set })),
    );
    expect(ratesOf(rates, { split: "dev", population: "Known" })).toMatchObject([
      { accuracy: 0.9 },
    ]);
  });
});
