import { describe, expect, it } from "vitest";
import { estimateOnset, whyNoOnset } from "@/lib/domain/onset-estimate";
import { simulateRun } from "@/lib/testing/simulated-run";
import { tinyDev } from "@/lib/testing/tiny-lm";

function constant(values: number[], checkpoints: number) {
  return Array.from({ length: checkpoints }, (_, step) => ({
    step,
    epoch: step,
    outcomes: Uint8Array.from(values),
  }));
}

const plan = { replicates: 200, seed: 1 };

describe("estimateOnset", () => {
  it("places unk050_s1 at epoch 2.5, between 1.5 and 4.25", () => {
    // Point estimate from SCIENCE.md section 6. The interval from an independent bootstrap in numpy
    // (2,000 replicates, same grids, other random numbers): 1.5 to 4.0; one grid step of tolerance.
    const estimate = estimateOnset({
      checkpoints: tinyDev("unk050_s1"),
      replicates: 2000,
      seed: 1,
    });
    expect(estimate).toMatchObject({ epoch: 2.5, endEpoch: 21.5, knots: 2, unit: "epoch" });
    expect(Math.abs((estimate?.low ?? 0) - 1.5)).toBeLessThanOrEqual(0.25);
    expect(Math.abs((estimate?.high ?? 0) - 4)).toBeLessThanOrEqual(0.25);
    expect(estimate?.levelAccuracy).toBeCloseTo(0.846, 3);
    expect(estimate?.slopePerEpoch).toBeCloseTo(-0.0155, 4);
    expect(estimate?.decliningShare).toBe(1);
  });

  it("repeats itself for the same seed", () => {
    const checkpoints = tinyDev("unk025_s1");
    expect(estimateOnset({ checkpoints, ...plan })).toEqual(
      estimateOnset({ checkpoints, ...plan }),
    );
  });

  it("covers the true onset of a simulated fall", () => {
    const fall = { points: 10, from: 12, to: 40 };
    const checkpoints = simulateRun({
      checkpoints: 50,
      examples: 3000,
      discordance: 0.03,
      fall,
      seed: 5,
    });
    const estimate = estimateOnset({ checkpoints, ...plan });
    expect(estimate?.low).toBeLessThanOrEqual(12);
    expect(estimate?.high).toBeGreaterThanOrEqual(12);
    expect((estimate?.high ?? 99) - (estimate?.low ?? 0)).toBeLessThan(8);
  });

  it("speaks in steps when an epoch is missing", () => {
    const checkpoints = tinyDev("unk050_s1").map((checkpoint, k) =>
      k === 3 ? { ...checkpoint, epoch: null } : checkpoint,
    );
    const estimate = estimateOnset({ checkpoints, ...plan });
    // 38 steps an epoch.
    expect(estimate).toMatchObject({ unit: "step", epoch: 2.5 * 38 });
  });

  it("drops a checkpoint at which nothing was evaluated", () => {
    const checkpoints = tinyDev("unk050_s1");
    const empty = { step: 5, epoch: 0.1, outcomes: new Uint8Array(800) };
    const [first, ...rest] = checkpoints;
    if (!first) throw new Error("no checkpoints");
    expect(estimateOnset({ checkpoints: [first, empty, ...rest], ...plan })?.epoch).toBe(2.5);
  });

  it("is null with a reason when nothing declines or nothing is there", () => {
    const flat = constant([2, 2, 2, 2], 8);
    expect(estimateOnset({ checkpoints: flat, ...plan })).toBeNull();
    expect(whyNoOnset(flat)).toBe("no-decline");
    expect(estimateOnset({ checkpoints: [], ...plan })).toBeNull();
    expect(whyNoOnset([])).toBe("nothing-evaluated");
    expect(whyNoOnset(constant([0, 0], 5))).toBe("nothing-evaluated");
    expect(whyNoOnset(constant([2, 1], 1))).toBe("too-few-checkpoints");
    expect(whyNoOnset(constant([2, 1], 3))).toBe("too-few-checkpoints");
    expect(whyNoOnset(tinyDev("unk050_s1"))).toBeNull();
  });

  it("admits when resamples do not agree that there is a fall", () => {
    const estimate = estimateOnset({ checkpoints: tinyDev("unk000_vlowlr_s1"), ...plan });
    expect(estimate?.decliningShare).toBeLessThan(0.95);
  });
});
