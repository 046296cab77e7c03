import { describe, expect, it } from "vitest";
import {
  compareToBaseline,
  correctOnlyIn,
  differingPositions,
} from "@/lib/domain/compare/compare-runs";
import { type TinyRunName, tinyDev } from "@/lib/testing/tiny-lm";

function last(name: TinyRunName): Uint8Array {
  return tinyDev(name).at(-1)?.outcomes ?? new Uint8Array();
}

describe("compareToBaseline", () => {
  it("agrees with scipy on the last checkpoints of tiny-lm", () => {
    // Recounted in numpy; p from scipy.stats.binomtest; Holm of three by hand.
    const compared = compareToBaseline(last("unk000_s1"), [
      last("unk025_s1"),
      last("unk050_s1"),
      last("unk075_s1"),
    ]);
    const expected = [
      { lost: 122, gained: 27, p: 1.26762600760149e-15, factor: 1 },
      { lost: 235, gained: 33, p: 9.71194364346082e-39, factor: 2 },
      { lost: 329, gained: 24, p: 1.1930130939058782e-69, factor: 3 },
    ];
    for (const [k, { lost, gained, p, factor }] of expected.entries()) {
      expect(compared[k]).toMatchObject({ lost, gained, total: 800 });
      expect((compared[k]?.pValue ?? 0) / p).toBeCloseTo(1, 9);
      expect((compared[k]?.adjustedPValue ?? 0) / (p * factor)).toBeCloseTo(1, 9);
      expect(compared[k]?.difference?.difference).toBeCloseTo((gained - lost) / 800, 12);
    }
  });

  it("does not compare runs without a shared example, nor count them", () => {
    const baseline = Uint8Array.from([2, 2, 2, 2, 2, 0]);
    const worse = Uint8Array.from([1, 1, 1, 1, 1, 2]);
    const elsewhere = Uint8Array.from([0, 0, 0, 0, 0, 2]);
    const [first, second] = compareToBaseline(baseline, [worse, elsewhere]);
    expect(first?.adjustedPValue).toBeCloseTo(1 / 16, 12);
    expect(second).toEqual({
      total: 0,
      lost: 0,
      gained: 0,
      difference: null,
      pValue: null,
      adjustedPValue: null,
    });
  });

  it("answers nothing for no runs", () => {
    expect(compareToBaseline(Uint8Array.from([2]), [])).toEqual([]);
  });
});

describe("correctOnlyIn", () => {
  it("counts what one run alone gets right", () => {
    // Recounted in numpy: 96, 12 and 18.
    const alone = correctOnlyIn([last("unk000_s1"), last("unk025_s1"), last("unk050_s1")]);
    expect(alone.map((positions) => positions.length)).toEqual([96, 12, 18]);
  });

  it("leaves out examples that some run did not evaluate", () => {
    const runs = [Uint8Array.from([2, 2]), Uint8Array.from([0, 1])];
    expect(correctOnlyIn(runs)).toEqual([[1], []]);
  });

  it("says nothing of a single run", () => {
    expect(correctOnlyIn([Uint8Array.from([2])])).toEqual([[]]);
    expect(correctOnlyIn([])).toEqual([]);
  });
});

describe("tellingPositions", () => {
  const lasts = ["unk000_s1", "unk025_s1", "unk050_s1"] as const;

  it("finds as many as correctOnlyIn counts, and both kinds of discordant pairs", () => {
    // Recounted in numpy: 96, 12 and 18 alone; unk050_s1 against unk000_s1 gained 33 and lost 235.
    const runs = lasts.map(last);
    for (const [k, expected] of [96, 12, 18].entries()) {
      const [own, others] = [runs[k] ?? new Uint8Array(), runs.filter((_, j) => j !== k)];
      expect(differingPositions(own, others, "only")).toHaveLength(expected);
      expect(differingPositions(own, others, "only")).toEqual(correctOnlyIn(runs)[k]);
    }
    const [baseline, , half] = runs;
    const pair = [half ?? new Uint8Array(), [baseline ?? new Uint8Array()]] as const;
    expect(differingPositions(...pair, "gained")).toHaveLength(33);
    expect(differingPositions(...pair, "lost")).toHaveLength(235);
  });

  it("counts an abstention as not right, and leaves out what any did not evaluate", () => {
    const run = Uint8Array.of(2, 3, 2, 0, 2);
    const other = Uint8Array.of(3, 2, 0, 2, 2);
    expect(differingPositions(run, [other], "gained")).toEqual([0]);
    expect(differingPositions(run, [other], "lost")).toEqual([1]);
  });

  it("tells nothing without another run", () => {
    expect(differingPositions(Uint8Array.of(2), [], "only")).toEqual([]);
  });
});
