import { describe, expect, it } from "vitest";
import { pairOutcomes } from "@/lib/domain/checkpoint-outcomes";
import { mcnemar } from "@/lib/domain/mcnemar";
import { recommendCheckpoint } from "@/lib/domain/recommended-checkpoint";
import golden from "@/lib/domain/tiny-lm.golden.json";
import { type TinyRunName, tinyDev, tinyRuns } from "@/lib/testing/tiny-lm";

function fittedShares(name: TinyRunName): (number | null)[] {
  const run = golden.runs[name];
  return run.steps.map((_, k) => {
    const [total = 0, fitted = 0] = run.unknown[k] ?? [];
    return total > 0 ? fitted / total : null;
  });
}

function at(step: number, values: number[]) {
  return { step, epoch: step, outcomes: Uint8Array.from(values) };
}

describe("recommendCheckpoint", () => {
  it("prefers epoch 1 of unk050_s1, as good as epoch 2 with half the Unknown facts fitted", () => {
    // 674 against 678 of 800, 18 lost and 14 gained (p 0.6); 16 against 33 of 600 fitted.
    const advice = recommendCheckpoint({
      checkpoints: tinyDev("unk050_s1"),
      unknownFitted: fittedShares("unk050_s1"),
      alpha: 0.05,
    });
    expect(advice).toMatchObject({ index: 1, bestIndex: 2, reason: "fewer-unknown" });
    expect(advice?.accuracyGivenUp).toBeCloseTo(4 / 800, 12);
    expect(advice?.unknownFitted).toBeCloseTo(16 / 600, 12);
    expect(advice?.unknownFittedAtBest).toBeCloseTo(33 / 600, 12);
  });

  it("names the base checkpoint where fine-tuning only hurt", () => {
    const advice = recommendCheckpoint({
      checkpoints: tinyDev("unk050_idk_s1"),
      unknownFitted: fittedShares("unk050_idk_s1"),
      alpha: 0.05,
    });
    expect(advice).toMatchObject({ index: 0, bestIndex: 0, reason: "best-is-only" });
  });

  it("names the best where nothing is known of Unknown examples", () => {
    const advice = recommendCheckpoint({
      checkpoints: tinyDev("unk000_s1"),
      unknownFitted: fittedShares("unk000_s1"),
      alpha: 0.05,
    });
    expect(advice).toMatchObject({ index: 2, bestIndex: 2, reason: "no-unknown" });
    expect(advice?.unknownFitted).toBeNull();
  });

  it.each(tinyRuns)("never recommends a checkpoint that is clearly worse in %s", (name) => {
    const checkpoints = tinyDev(name);
    const unknownFitted = fittedShares(name);
    const advice = recommendCheckpoint({ checkpoints, unknownFitted, alpha: 0.05 });
    if (!advice) throw new Error("the run has checkpoints");
    const [best, chosen] = [checkpoints[advice.bestIndex], checkpoints[advice.index]];
    if (!best || !chosen) throw new Error("positions lie within the run");
    const { twoSided } = mcnemar(pairOutcomes(best.outcomes, chosen.outcomes));
    expect(twoSided).toBeGreaterThanOrEqual(0.05 / (checkpoints.length - 1));
    for (const index of advice.equivalent) {
      expect(unknownFitted[index] ?? 0).toBeGreaterThanOrEqual(advice.unknownFitted ?? 0);
    }
  });

  it("takes the earliest of checkpoints with equally few", () => {
    const same = [2, 2, 1, 1];
    const checkpoints = [at(0, same), at(1, same), at(2, same)];
    const advice = recommendCheckpoint({
      checkpoints,
      unknownFitted: [0.3, 0.1, 0.1],
      alpha: 0.05,
    });
    expect(advice).toMatchObject({ index: 1, bestIndex: 0, accuracyGivenUp: 0 });
  });

  it("answers for one checkpoint, and is null for none evaluated", () => {
    const one = recommendCheckpoint({
      checkpoints: [at(0, [2, 1])],
      unknownFitted: [0.5],
      alpha: 0.05,
    });
    expect(one).toMatchObject({ index: 0, reason: "best-is-only", equivalent: [0] });
    const none = { checkpoints: [at(0, [0])], unknownFitted: [], alpha: 0.05 };
    expect(recommendCheckpoint(none)).toBeNull();
  });
});
