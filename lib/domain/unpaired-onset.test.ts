import { describe, expect, it } from "vitest";
import { countOutcomes } from "@/lib/domain/checkpoint-outcomes";
import {
  type AggregateCheckpoint,
  estimateUnpairedOnset,
  findUnpairedAlarm,
  unpairedDeclineP,
} from "@/lib/domain/unpaired-onset";
import { type TinyRunName, tinyDev } from "@/lib/testing/tiny-lm";

function aggregates(name: TinyRunName): AggregateCheckpoint[] {
  return tinyDev(name).map(({ step, epoch, outcomes }) => {
    const { total, correct } = countOutcomes(outcomes);
    return { step, epoch, total, correct };
  });
}

describe("unpairedDeclineP", () => {
  it("is the one-sided score test of two proportions", () => {
    // 678 and 604 of 800: pooled 0.80125, scipy's norm.sf of z = 4.63590.
    const before = { step: 0, epoch: 0, total: 800, correct: 678 };
    const after = { step: 1, epoch: 1, total: 800, correct: 604 };
    expect(unpairedDeclineP(before, after) / 1.7769315271433463e-6).toBeCloseTo(1, 9);
  });

  it("is 1 where nothing can be compared", () => {
    const none = { step: 0, epoch: 0, total: 0, correct: 0 };
    const all = { step: 0, epoch: 0, total: 9, correct: 9 };
    expect(unpairedDeclineP(none, all)).toBe(1);
    expect(unpairedDeclineP(all, all)).toBe(1);
  });
});

describe("findUnpairedAlarm", () => {
  it("needs longer than the paired alarm, which rings at epoch 6", () => {
    const checkpoints = aggregates("unk050_s1");
    const alarm = findUnpairedAlarm({ checkpoints, alpha: 0.05, rule: "all-pairs" });
    expect(alarm?.isPaired).toBe(false);
    expect(alarm?.index).toBeGreaterThan(6);
    expect(alarm?.index).toBeLessThanOrEqual(9);
    expect(alarm?.difference).toBeLessThan(0);
    expect(alarm?.interval?.high).toBeLessThan(0);
  });

  it("stays silent on a flat run, on one checkpoint and on none", () => {
    const flat = aggregates("unk000_vlowlr_s1");
    for (const checkpoints of [flat, flat.slice(0, 1), []]) {
      expect(findUnpairedAlarm({ checkpoints, alpha: 0.05, rule: "spending" })).toBeNull();
    }
  });

  it("ignores falls under the minimum drop", () => {
    const checkpoints = aggregates("unk050_s1");
    const question = { checkpoints, alpha: 0.05, rule: "all-pairs", minimumDrop: 0.2 } as const;
    expect(findUnpairedAlarm(question)?.index).toBe(15);
  });
});

describe("estimateUnpairedOnset", () => {
  it("finds the paired estimate with a wider interval", () => {
    const checkpoints = aggregates("unk050_s1");
    const estimate = estimateUnpairedOnset({ checkpoints, replicates: 400, seed: 1 });
    expect(estimate).toMatchObject({ epoch: 2.5, endEpoch: 21.5, knots: 2 });
    expect((estimate?.high ?? 0) - (estimate?.low ?? 0)).toBeGreaterThan(2.75);
  });

  it("is null where nothing was evaluated or nothing falls", () => {
    const empty = Array.from({ length: 6 }, (_, step) => ({
      step,
      epoch: step,
      total: 0,
      correct: 0,
    }));
    const flat = empty.map((checkpoint) => ({ ...checkpoint, total: 10, correct: 5 }));
    expect(estimateUnpairedOnset({ checkpoints: empty, replicates: 10, seed: 1 })).toBeNull();
    expect(estimateUnpairedOnset({ checkpoints: flat, replicates: 10, seed: 1 })).toBeNull();
  });
});
