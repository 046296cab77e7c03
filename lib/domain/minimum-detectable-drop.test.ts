import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discordanceAroundBest, minimumDetectableDrop } from "@/lib/domain/minimum-detectable-drop";
import { tinyDev } from "@/lib/testing/tiny-lm";

describe("minimumDetectableDrop", () => {
  it.each([
    { checkpoints: 2, points: 1.8 },
    { checkpoints: 20, points: 3.1 },
    { checkpoints: 50, points: 3.4 },
  ])("is $points points for 1,000 examples over $checkpoints checkpoints", (golden) => {
    // SCIENCE.md section 6, psi 0.05; its figures are rounded up (1.76, 3.05, 3.38).
    const drop = minimumDetectableDrop({
      examples: 1000,
      discordance: 0.05,
      checkpoints: golden.checkpoints,
      alpha: 0.05,
    });
    expect(Math.ceil((drop ?? 0) * 1000) / 10).toBe(golden.points);
  });

  it("is 4.9 points for unk050_s1, as on its picture", () => {
    const discordance = discordanceAroundBest({
      checkpoints: tinyDev("unk050_s1"),
      bestIndex: 2,
      alarmIndex: 6,
    });
    expect(discordance).toBe(76 / 800);
    const drop = minimumDetectableDrop({
      examples: 800,
      discordance: discordance ?? 0,
      checkpoints: 31,
      alpha: 0.05,
    });
    expect(((drop ?? 0) * 100).toFixed(1)).toBe("4.9");
  });

  it("is null without examples, for one checkpoint, or for an impossible alpha", () => {
    const plan = { examples: 100, discordance: 0.1, checkpoints: 5, alpha: 0.05 };
    expect(minimumDetectableDrop({ ...plan, examples: 0 })).toBeNull();
    expect(minimumDetectableDrop({ ...plan, checkpoints: 1 })).toBeNull();
    expect(minimumDetectableDrop({ ...plan, alpha: 0 })).toBeNull();
  });

  it("falls with more examples and rises with more checkpoints", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1e5 }), fc.integer({ min: 2, max: 300 }), (n, k) => {
        const plan = { examples: n, discordance: 0.1, checkpoints: k, alpha: 0.05 };
        const drop = minimumDetectableDrop(plan) ?? 0;
        expect(minimumDetectableDrop({ ...plan, examples: n * 2 })).toBeLessThanOrEqual(drop);
        expect(minimumDetectableDrop({ ...plan, checkpoints: k + 1 })).toBeGreaterThanOrEqual(drop);
      }),
    );
  });
});

describe("discordanceAroundBest", () => {
  const at = (values: number[]) => ({ step: 0, epoch: 0, outcomes: Uint8Array.from(values) });

  it("compares the best at the end with its predecessor", () => {
    const checkpoints = [at([1, 1, 1, 1]), at([2, 1, 1, 1]), at([2, 2, 1, 1])];
    expect(discordanceAroundBest({ checkpoints, bestIndex: 2, alarmIndex: null })).toBe(0.25);
  });

  it("is null where no two checkpoints share an example", () => {
    const checkpoints = [at([2, 0]), at([0, 1])];
    expect(discordanceAroundBest({ checkpoints, bestIndex: 0, alarmIndex: null })).toBeNull();
    expect(discordanceAroundBest({ checkpoints: [], bestIndex: 0, alarmIndex: null })).toBeNull();
  });
});
