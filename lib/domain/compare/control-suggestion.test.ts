import { describe, expect, it } from "vitest";
import { type ControlCandidate, suggestControl } from "@/lib/domain/compare/control-suggestion";

function candidate(
  run: string,
  unknownShare: number,
  changes: Partial<ControlCandidate> & { lr?: number; seed?: number } = {},
): ControlCandidate {
  const { lr = 4e-5, seed = 1, ...rest } = changes;
  return {
    run,
    dataset: "tiny-world",
    unknownShare,
    trainingSize: 1200,
    lastStep: 1140,
    settings: { unknown: unknownShare, size: 1200, lr, seed, variant: "plain" },
    ...rest,
  };
}

/** The set-ups of tiny-lm, from the runs' own run.json. */
const plain = candidate("unk000_s1", 0);
const lowRate = candidate("unk000_lowlr_s1", 0, { lr: 1e-5 });
const ablated = candidate("unk050_ablated_s1", 0, {
  trainingSize: 600,
  lastStep: 570,
  settings: { unknown: 0.5, size: 1200, lr: 4e-5, seed: 1, variant: "ablated" },
});
const candidates = [plain, lowRate, ablated];

describe("suggestControl", () => {
  it("finds the run of the same set-up without Unknown examples", () => {
    expect(suggestControl(candidate("unk050_s1", 0.5), candidates)).toEqual({
      run: "unk000_s1",
      differences: [],
      reachesEnd: true,
    });
  });

  it("names a seed that differs", () => {
    const suggestion = suggestControl(candidate("unk050_s2", 0.5, { seed: 2 }), candidates);
    expect(suggestion).toMatchObject({ run: "unk000_s1", differences: ["seed"] });
  });

  it("finds the one with the same learning rate, and none where no run has it", () => {
    const low = candidate("unk010_lowlr_s3", 0.1, { lr: 1e-5, seed: 3 });
    expect(suggestControl(low, candidates)?.run).toBe("unk000_lowlr_s1");
    const high = candidate("unk050_lr3x_s1", 0.5, { lr: 1.2e-4 });
    expect(suggestControl(high, candidates)).toBeNull();
  });

  it("lets settings follow the size of the training set", () => {
    const run = candidate("mixed", 0.5, {
      settings: { unknown: 0.5, lr: 1, steps_per_epoch: 38 },
    });
    const smaller = candidate("filtered", 0, {
      trainingSize: 600,
      lastStep: 570,
      settings: { unknown: 0, lr: 1, steps_per_epoch: 19 },
    });
    expect(suggestControl(run, [smaller])).toMatchObject({ run: "filtered", reachesEnd: false });
    const other = { ...smaller, settings: { ...smaller.settings, steps_per_epoch: 30 } };
    expect(suggestControl(run, [other])).toBeNull();
  });

  it("prefers a control that goes as far, then one with the same seed", () => {
    const short = candidate("a-short", 0, { lastStep: 500 });
    const otherSeed = candidate("b-seed", 0, { seed: 7 });
    const run = candidate("run", 0.5);
    expect(suggestControl(run, [short, otherSeed])?.run).toBe("b-seed");
    expect(suggestControl(run, [short, otherSeed, plain])?.run).toBe("unk000_s1");
  });

  it("reads shares given in percent", () => {
    const run = candidate("run", 0.5, { settings: { unknown: 50 } });
    const control = candidate("control", 0, { settings: { unknown: 0 } });
    expect(suggestControl(run, [control])?.run).toBe("control");
  });

  it("suggests none for a run without Unknown examples, of another dataset, or to itself", () => {
    expect(suggestControl(plain, candidates)).toBeNull();
    expect(suggestControl(candidate("run", 0.5, { dataset: "other" }), candidates)).toBeNull();
    expect(suggestControl(candidate("run", 0.5, { dataset: null }), candidates)).toBeNull();
    const alone = candidate("run", 0.5);
    expect(suggestControl(alone, [alone])).toBeNull();
    expect(suggestControl({ ...alone, unknownShare: null }, candidates)).toBeNull();
  });
});
