import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupBand } from "@/lib/domain/compare/group-band";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { tinyDev } from "@/lib/testing/tiny-lm";

const curve = (...ys: (number | null)[]) => ys.map((y, x) => ({ x, y }));

describe("groupBand", () => {
  it("is the mean and range of the two seeds of unk050", () => {
    // summary.json: best of s1 at epoch 2 (678 of 800), end 430 and 433 of 800.
    const curves = (["unk050_s1", "unk050_s2"] as const).map((run) =>
      tinyDev(run).map(({ epoch, outcomes }) => ({
        x: epoch ?? 0,
        y: countOutcomes(outcomes).correct / 800,
      })),
    );
    const band = groupBand(curves);
    expect(band).toHaveLength(31);
    expect(band.at(-1)).toEqual({
      x: 30,
      mean: (0.5375 + 0.54125) / 2,
      low: 0.5375,
      high: 0.54125,
      runs: 2,
    });
  });

  it("interpolates between the checkpoints of a run that has none there", () => {
    const coarse = [
      { x: 0, y: 0.2 },
      { x: 2, y: 0.4 },
    ];
    expect(groupBand([coarse, curve(0.2, 0.1, 0)])[1]).toMatchObject({
      x: 1,
      low: 0.1,
      mean: expect.closeTo(0.2, 12),
      high: expect.closeTo(0.3, 12),
    });
  });

  it("stops where the shortest run ends, so that no end looks like a jump", () => {
    expect(groupBand([curve(1, 1), curve(0, 0, 0)]).map(({ x }) => x)).toEqual([0, 1]);
  });

  it("skips what was not measured", () => {
    expect(groupBand([curve(null, 0.5)]).map(({ x }) => x)).toEqual([1]);
    expect(groupBand([curve(null)])).toEqual([]);
    expect(groupBand([])).toEqual([]);
  });

  it("keeps the mean inside of the band", () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (runs) => {
        for (const { mean, low, high, runs: n } of groupBand(runs.map((ys) => curve(...ys)))) {
          expect(n).toBe(runs.length);
          expect(mean).toBeGreaterThanOrEqual(low - 1e-12);
          expect(mean).toBeLessThanOrEqual(high + 1e-12);
        }
      }),
    );
  });
});
