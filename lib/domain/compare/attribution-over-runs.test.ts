import { describe, expect, it } from "vitest";
import golden from "@/lib/domain/stats/seeds.golden.json";
import { tinyDev } from "@/lib/testing/tiny-lm";
import { fallsAt, fallsOverRuns } from "./attribution-over-runs";

const mean = (falls: Float64Array | null) =>
  (100 * [...(falls ?? [])].reduce((sum, fall) => sum + fall, 0)) / (falls?.length ?? 1);

describe("falls over seeds", () => {
  it("carry the spread of runs and the luck of their questions", () => {
    const { falls, combined } = golden.combined.example;
    const found = fallsOverRuns(falls.treated, falls.control);
    expect(100 * (found?.difference ?? 0)).toBeCloseTo(combined.difference, 8);
    expect(100 * (found?.standardError ?? 0)).toBeCloseTo(combined.standardError, 8);
    expect(found?.degreesOfFreedom).toBeCloseTo(combined.df, 7);
    expect(100 * (found?.low ?? 0)).toBeCloseTo(combined.low, 7);
    expect(100 * (found?.high ?? 0)).toBeCloseTo(combined.high, 7);
  });

  it.each(golden.tinyLm.steps)(
    "of tiny-lm at epoch $epoch are counted since each best so far",
    (at) => {
      expect(mean(fallsAt(tinyDev("unk000_s1"), at.step))).toBeCloseTo(at.control.fall, 9);
      for (const { run, fall } of at.runs) {
        expect(mean(fallsAt(tinyDev(run as "unk050_s1"), at.step))).toBeCloseTo(fall, 9);
      }
    },
  );

  it("are none with one control, and count only what all scored", () => {
    const [step] = golden.tinyLm.steps;
    const runs = (["unk050_s1", "unk050_s2"] as const).map((name) =>
      fallsAt(tinyDev(name), step?.step ?? 0),
    );
    const control = fallsAt(tinyDev("unk000_s1"), step?.step ?? 0);
    if (runs.some((falls) => falls === null) || control === null)
      throw new Error("all were scored");
    expect(fallsOverRuns(runs as Float64Array[], [control])).toBeNull();
    const twice = fallsOverRuns(
      [
        [1, 0, 1],
        [1, 0, Number.NaN],
      ],
      [
        [0, 0, 0],
        [0, 0, 1],
      ],
    );
    expect(twice?.examples).toBe(2);
    expect(fallsAt([], 10)).toBeNull();
    const run = tinyDev("unk050_s1");
    expect(fallsAt(run, run.at(-1)?.step ?? 0)).not.toBeNull();
    expect(fallsAt(run, (run.at(-1)?.step ?? 0) + 1)).toBeNull();
  });
});
