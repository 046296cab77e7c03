import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { epochsUntil, type FittedPoint, fittingSpeed } from "@/lib/domain/rates/fitting-speed";
import golden from "@/lib/domain/tiny-lm.golden.json";
import { type TinyRunName, tinyRuns } from "@/lib/testing/tiny-lm";

function pointsOf(name: TinyRunName, kind: "known" | "unknown"): FittedPoint[] {
  const run = golden.runs[name];
  return run.epochs.map((epoch, k) => {
    const [total = 0, fitted = 0] = run[kind][k] ?? [];
    return { epoch, total, fitted };
  });
}

describe("epochsUntil", () => {
  it.each(tinyRuns)("falls into the epoch before the summary's first whole one in %s", (name) => {
    const { reach } = golden.runs[name].expected;
    // The summary looks from epoch 1 on, so what is reached before training counts as 1 there.
    for (const [kind, whole, share] of [
      ["known", reach.Known_50, 0.5],
      ["known", reach.Known_90, 0.9],
      ["unknown", reach.Unknown_50, 0.5],
      ["unknown", reach.Unknown_90, 0.9],
    ] as const) {
      const epochs = epochsUntil(pointsOf(name, kind), share);
      if (whole === null) expect(epochs).toBeNull();
      else expect(Math.max(1, Math.ceil(epochs ?? Number.NaN))).toBe(whole);
    }
  });

  it("interpolates between checkpoints", () => {
    const points = [
      { epoch: 0, fitted: 0, total: 10 },
      { epoch: 4, fitted: 8, total: 10 },
    ];
    expect(epochsUntil(points, 0.5)).toBe(2.5);
    expect(epochsUntil(points, 0.9)).toBeNull();
  });

  it("skips points without an epoch or without examples", () => {
    const points = [
      { epoch: null, fitted: 10, total: 10 },
      { epoch: 1, fitted: 0, total: 0 },
      { epoch: 2, fitted: 9, total: 10 },
    ];
    expect(epochsUntil(points, 0.5)).toBe(2);
    expect(epochsUntil([], 0.5)).toBeNull();
  });

  it("takes longer for a larger share", () => {
    const curve = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(curve, (fitted) => {
        const points = fitted.map((count, epoch) => ({ epoch, fitted: count, total: 100 }));
        const half = epochsUntil(points, 0.5);
        const most = epochsUntil(points, 0.9);
        if (most !== null) expect(half ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe("fittingSpeed", () => {
  it("tells how much slower Unknown facts are fitted in unk050_s1", () => {
    const speed = fittingSpeed({
      known: pointsOf("unk050_s1", "known"),
      unknown: pointsOf("unk050_s1", "unknown"),
    });
    // 78 % of Known facts are right before training: half is reached at epoch 0 and has no ratio.
    expect(speed.known).toMatchObject({ epochsTo50: 0, final: 1 });
    expect(speed.ratioTo50).toBeNull();
    // 468 to 541 of 600 in the first epoch pass 540 at 72/73.
    expect(speed.known.epochsTo90).toBeCloseTo(72 / 73, 12);
    expect(speed.ratioTo90).toBeCloseTo((speed.unknown.epochsTo90 ?? 0) / (72 / 73), 9);
  });

  it("has nulls for a kind without examples", () => {
    const speed = fittingSpeed({ known: pointsOf("unk000_s1", "known"), unknown: [] });
    expect(speed.unknown).toEqual({ epochsTo50: null, epochsTo90: null, final: null });
    expect(speed.ratioTo90).toBeNull();
  });
});
