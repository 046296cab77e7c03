import { describe, expect, it } from "vitest";
import { attributableLoss, attributableLosses } from "@/lib/domain/compare/attribution";
import { tinyDev } from "@/lib/testing/tiny-lm";

const plan = { replicates: 2000, seed: 1 };

function at(step: number, values: number[]) {
  return { step, epoch: step, outcomes: Uint8Array.from(values) };
}

describe("attributableLoss", () => {
  it("is 31.0 - 10.1 = 20.9 points for unk050_s1 against unk000_s1", () => {
    // SCIENCE.md section 8; the interval from a numpy bootstrap of the same differences: 17.0 to 24.75.
    const loss = attributableLoss({
      run: tinyDev("unk050_s1"),
      control: tinyDev("unk000_s1"),
      ...plan,
    });
    expect(loss?.runFall).toBeCloseTo(0.31, 12);
    expect(loss?.controlFall).toBeCloseTo(0.10125, 12);
    expect(loss?.loss).toBeCloseTo(0.20875, 12);
    expect(Math.abs((loss?.low ?? 0) - 0.17)).toBeLessThan(0.006);
    expect(Math.abs((loss?.high ?? 0) - 0.2475)).toBeLessThan(0.006);
    expect(loss?.examples).toBe(800);
  });

  it("looks only as far as the control goes", () => {
    // unk050_ablated_s1 has 30 epochs of 19 steps: it ends at step 570, epoch 15 of the run.
    const run = tinyDev("unk050_s1");
    const control = tinyDev("unk050_ablated_s1");
    expect(attributableLoss({ run, control, ...plan })?.index).toBe(15);
    const losses = attributableLosses({ run, control, replicates: 10, seed: 1 });
    expect(losses.map((loss) => loss !== null)).toEqual(run.map((_, k) => k <= 15));
  });

  it("is nothing for a run that is its own control", () => {
    const run = tinyDev("unk025_s1");
    const loss = attributableLoss({ run, control: run, ...plan });
    expect(loss).toMatchObject({ loss: 0, low: 0, high: 0 });
  });

  it("counts only examples scored at all four checkpoints", () => {
    const run = [at(0, [2, 2, 2, 2]), at(1, [1, 1, 2, 0])];
    const control = [at(0, [2, 2, 2, 2]), at(1, [2, 1, 0, 2])];
    expect(attributableLoss({ run, control, ...plan })).toMatchObject({
      examples: 2,
      runFall: 1,
      controlFall: 0.5,
      loss: 0.5,
    });
  });

  it("is null without a control, or where nothing is shared", () => {
    const run = [at(0, [2, 0]), at(1, [1, 0])];
    expect(attributableLoss({ run, control: [], ...plan })).toBeNull();
    const control = [at(0, [0, 2]), at(1, [0, 2])];
    expect(attributableLoss({ run, control, ...plan })).toBeNull();
    expect(attributableLosses({ run: [], control, ...plan })).toEqual([]);
  });
});

describe("attributableLosses", () => {
  it("gives 7.1 points at epoch 10", () => {
    // Recounted in numpy from the predictions: the best of both up to there is epoch 2.
    const losses = attributableLosses({
      run: tinyDev("unk050_s1"),
      control: tinyDev("unk000_s1"),
      replicates: 100,
      seed: 1,
    });
    expect(losses[10]?.loss).toBeCloseTo(0.07125, 12);
    expect(losses[0]).toMatchObject({ loss: 0, runFall: 0, controlFall: 0 });
    expect(losses).toHaveLength(31);
  });
});
