import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, type DrawCell, splitHalfDisagreement } from "./label-draws";
import golden from "./label-noise.golden.json";
import { fitLabelPrior, openPrior } from "./label-prior";
import { type RedrawChances, redrawChances, redrawnShare } from "./label-redraw";

const cellsIn = (pool: "whole" | "trainingPool", greedy = 6, sampled = 24): DrawCell[] =>
  golden.cells[pool].map(([kg = 0, ks = 0, facts = 0]) => ({
    ...{ greedy, correctGreedy: greedy === 0 ? 0 : kg, facts },
    ...{ sampled, correctSampled: sampled === 0 ? 0 : ks },
  }));
const { joint } = golden;
const open = openPrior(joint);

function expectNear(found: number | undefined, expected: number): void {
  expect(Math.abs((found ?? Number.NaN) / expected - 1)).toBeLessThan(1e-6);
}

describe("the prior of a dataset's labels", () => {
  it("is the one under which tiny-lm's draws are likeliest", () => {
    const found = fitLabelPrior(cellsIn("whole"));
    for (const name of ["zero", "a", "b", "c", "d"] as const)
      expectNear(found?.[name], joint[name]);
  });

  it.each([
    ["sampled", golden.single.sampledOnly, 0, 24],
    ["greedy", golden.single.greedyOnly, 6, 0],
  ] as const)("takes %s draws alone", (_, expected, greedy, sampled) => {
    const found = fitLabelPrior(cellsIn("whole", greedy, sampled));
    expectNear(found?.zero, expected.zero);
    expectNear(found?.a, expected.a);
    expectNear(found?.b, expected.b);
    expect([found?.c, found?.d]).toEqual([1, 0]);
  });

  it("is none where the counts hold none", () => {
    const cell = { greedy: 6, sampled: 24, facts: 100 };
    expect(fitLabelPrior([])).toBeNull();
    expect(fitLabelPrior([{ ...cell, correctGreedy: 6, correctSampled: 24 }])).toBeNull();
    expect(fitLabelPrior(cellsIn("whole").map((one) => ({ ...one, facts: 0 })))).toBeNull();
  });
});

describe("facts asked again", () => {
  it.each(golden.posteriors)("$greedyCorrect greedy and $sampledCorrect sampled right", (one) => {
    const draws = { greedy: 6, correctGreedy: one.greedyCorrect, sampled: 24 };
    const found = redrawChances({ ...draws, correctSampled: one.sampledCorrect }, open);
    expect(found.HighlyKnown).toBeCloseTo(one.joint.redraw.HighlyKnown, 8);
    expect(found.MaybeKnown).toBeCloseTo(one.joint.redraw.MaybeKnown, 8);
    expect(found.WeaklyKnown).toBeCloseTo(one.joint.redraw.WeaklyKnown, 8);
    expect(found.Unknown).toBeCloseTo(one.joint.redraw.Unknown, 8);
  });

  it.each(["whole", "trainingPool"] as const)("have these shares in the %s", (pool) => {
    const { n, joint: expected } = golden.redraw.shares[pool];
    const chances = cellsIn(pool).flatMap((cell) =>
      new Array<RedrawChances>(cell.facts).fill(redrawChances(cell, open)),
    );
    for (const category of ["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"] as const) {
      const found = redrawnShare(chances.map((one) => one[category]));
      expect(found?.facts).toBe(n);
      expectNear(found?.expected, expected[category].expected);
      expect((found?.low ?? 0) * n).toBeCloseTo(expected[category].countLow, 6);
      expect((found?.high ?? 0) * n).toBeCloseTo(expected[category].countHigh, 6);
    }
  });

  it("are labelled something, and surely known where all draws were right", () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(24), (correctGreedy, correctSampled) => {
        const draws = { greedy: 6, correctGreedy, sampled: 24, correctSampled };
        const chances = Object.values(redrawChances(draws, open));
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("halves of the draws", () => {
  it("disagree as counted over all halvings", () => {
    const { fromCounts } = golden.splitHalf;
    expect(splitHalfDisagreement(cellsIn("whole"))).toBeCloseTo(fromCounts.knownUnknown, 9);
    expect(splitHalfDisagreement(cellsIn("trainingPool"))).toBeCloseTo(
      fromCounts.trainingPoolKnownUnknown,
      9,
    );
    expect(splitHalfDisagreement([])).toBeNull();
  });

  it("are told together where all counts are the same", () => {
    const draws = { greedy: 6, correctGreedy: 1, sampled: 24, correctSampled: 2 };
    const cells = cellsOf([draws, { ...draws, correctSampled: 3 }, draws]);
    expect(cells.map(({ facts }) => facts)).toEqual([2, 1]);
  });
});
