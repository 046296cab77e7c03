import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ConfiguredRun,
  configurationDifferences,
} from "@/lib/domain/compare/configuration-differences";
import summary from "@/prisma/demo/tiny-lm/summary.json";

/** The settings that vary in tiny-lm, from the runs' own run.json. */
const settings: Record<string, [unknown: number, lr: number, variant: string, seed: number]> = {
  unk000_lowlr_s1: [0, 1e-5, "plain", 1],
  unk000_s1: [0, 4e-5, "plain", 1],
  unk000_vlowlr_s1: [0, 5e-6, "plain", 1],
  unk010_lowlr_s3: [0.1, 1e-5, "plain", 3],
  unk025_s1: [0.25, 4e-5, "plain", 1],
  unk050_ablated_s1: [0.5, 4e-5, "ablated", 1],
  unk050_idk_s1: [0.5, 4e-5, "idk", 1],
  unk050_lr3x_s1: [0.5, 1.2e-4, "plain", 1],
  unk050_s1: [0.5, 4e-5, "plain", 1],
  unk050_s2: [0.5, 4e-5, "plain", 2],
  unk075_s1: [0.75, 4e-5, "plain", 1],
  unk100_s1: [1, 4e-5, "plain", 1],
};

const measured: ConfiguredRun[] = Object.entries(settings).map(([run, values]) => {
  const [unknown, lr, variant, seed] = values;
  const outcome = summary.runs[run as keyof typeof summary.runs].final.dev_accuracy;
  return { run, outcome, settings: { unknown, lr, variant, seed, batch: 32, name: run } };
});

const values = (name: string, all: readonly (string | number | null)[]) =>
  all.map((value, k) => ({ run: `r${k}`, settings: { [name]: value }, outcome: k / 10 }));

describe("configurationDifferences", () => {
  it("agrees with numpy on how the settings of tiny-lm split the last dev accuracy", () => {
    // Adjusted R^2 of one-way groups and of numpy.polyfit's line, the larger of the two.
    const found = configurationDifferences(measured);
    const of = (name: string) => found.find(({ setting }) => setting === name);
    expect(of("unknown")?.explained).toBeCloseTo(0.6757329317114634, 12);
    expect(of("lr")?.explained).toBeCloseTo(0.260041992221113, 12);
    expect(of("variant")?.explained).toBeCloseTo(0.11664888307575805, 12);
    expect(of("seed")?.explained).toBe(0);
    expect(found.map(({ setting }) => setting)).toEqual([
      ...["unknown", "lr", "variant", "seed", "name"],
    ]);
  });

  it("leaves out what is the same in all runs", () => {
    expect(configurationDifferences(measured).map(({ setting }) => setting)).not.toContain("batch");
    expect(configurationDifferences([])).toEqual([]);
    expect(configurationDifferences(measured.slice(0, 1))).toEqual([]);
  });

  it("puts a setting with its own value in every run last: it explains everything and nothing", () => {
    const last = configurationDifferences(measured).at(-1);
    expect(last).toMatchObject({ setting: "name", distinct: 12, explained: null });
  });

  it("holds the values in the order of the runs, null where a run lacks the setting", () => {
    const runs: ConfiguredRun[] = [
      { run: "a", settings: { lr: 1 }, outcome: 0.5 },
      { run: "b", settings: {}, outcome: 0.4 },
    ];
    expect(configurationDifferences(runs)).toEqual([
      { setting: "lr", values: [1, null], distinct: 2, explained: null },
    ]);
  });

  it("explains all of a straight line, though every run has its own value", () => {
    expect(configurationDifferences(values("x", [1, 2, 3, 4]))[0]?.explained).toBeCloseTo(1, 12);
  });

  it("tells nothing where no outcome is known or none varies", () => {
    const same = values("x", [1, 1, 2, 2]).map((run) => ({ ...run, outcome: 0.5 }));
    const unknown = values("x", [1, 1, 2, 2]).map((run) => ({ ...run, outcome: null }));
    expect(configurationDifferences(same)[0]?.explained).toBeNull();
    expect(configurationDifferences(unknown)[0]?.explained).toBeNull();
  });

  it("never explains less than nothing or more than all", () => {
    const run = fc.record({
      run: fc.string(),
      settings: fc.dictionary(fc.constantFrom("a", "b"), fc.oneof(fc.integer(), fc.string())),
      outcome: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        for (const { explained, distinct } of configurationDifferences(runs)) {
          expect(distinct).toBeGreaterThan(1);
          if (explained === null) continue;
          expect(explained).toBeGreaterThanOrEqual(0);
          expect(explained).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
