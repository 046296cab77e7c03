import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CostRow } from "@/lib/domain/compare/cost-row";
import { type CostTerm, knowledgeCost } from "@/lib/domain/compare/knowledge-cost";
import statsmodels from "@/lib/domain/compare/knowledge-cost.golden.json";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import cr2 from "@/lib/domain/stats/cost.golden.json";
import golden from "@/lib/domain/tiny-lm.golden.json";
import { type TinyRunName, tinyDev } from "@/lib/testing/tiny-lm";

function rowsOf(regression: { runs: string[]; first_epoch: number; outcome: string }): CostRow[] {
  return regression.runs.flatMap((name) => {
    const run = golden.runs[name as TinyRunName];
    return tinyDev(name as TinyRunName).flatMap(({ epoch, outcomes }, k) => {
      const [total = 0, correct = 0] = run.ood[k] ?? [];
      const isDev = regression.outcome.startsWith("dev");
      const accuracy = isDev ? countOutcomes(outcomes).correct / 800 : correct / total;
      const knownShare = (run.known[k]?.[1] ?? 0) / run.size;
      const unknownShare = (run.unknown[k]?.[1] ?? 0) / run.size;
      const row = { run: name, epoch, accuracy, knownShare, unknownShare };
      return (epoch ?? 0) >= regression.first_epoch ? [row] : [];
    });
  });
}

type Expected = Record<"estimate" | "standardError" | "low" | "high" | "pValue", number[]>;

function expectTerm(term: CostTerm | null, expected: Expected, position: number): void {
  expect(term?.estimate).toBeCloseTo(expected.estimate[position] ?? Number.NaN, 9);
  expect(term?.standardError).toBeCloseTo(expected.standardError[position] ?? Number.NaN, 9);
  expect(term?.low).toBeCloseTo(expected.low[position] ?? Number.NaN, 8);
  expect(term?.high).toBeCloseTo(expected.high[position] ?? Number.NaN, 8);
  expect(term?.pValue).toBeCloseTo(expected.pValue[position] ?? Number.NaN, 9);
}

function everyNumber(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(everyNumber) : [];
}

describe("knowledgeCost", () => {
  it.each(["A", "B", "C", "D"] as const)("agrees with regression %s of the summary", (name) => {
    const summary = golden.regressions[name];
    const cost = knowledgeCost({ rows: rowsOf(summary), errors: "classical" });
    expect(cost.rows).toBe(summary.n);
    expect(cost.runs).toBe(summary.runs.length);
    expect(cost.rSquared).toBeCloseTo(summary.r2, 9);
    expect(cost.intercept?.estimate).toBeCloseTo(summary.coefficients.intercept, 9);
    expect(cost.known?.estimate).toBeCloseTo(summary.coefficients.fitted_known, 9);
    expect(cost.unknown?.estimate).toBeCloseTo(summary.coefficients.fitted_unknown, 9);
    expect(cost.unknown?.standardError).toBeCloseTo(summary.standard_errors.fitted_unknown, 9);
  });

  it.each(["A", "B", "C", "D"] as const)("agrees with statsmodels on %s", (name) => {
    const rows = rowsOf(golden.regressions[name]);
    const expected = statsmodels.fits[name];
    const cost = knowledgeCost({ rows, errors: "classical" });
    expectTerm(cost.intercept, expected.classical, 0);
    expectTerm(cost.known, expected.classical, 1);
    expectTerm(cost.unknown, expected.classical, 2);
    expect(cost.vif).toBeCloseTo(expected.vif[1] ?? Number.NaN, 8);
    expect(cost.epoch).toBeNull();
  });

  it.each([
    ["A", false],
    ["A", true],
    ["sevenRuns", false],
    ["sevenRuns", true],
  ] as const)("has the small-sample intervals of pool %s, epoch a term: %s", (name, withEpoch) => {
    const pool = cr2.pools[name];
    const rows = rowsOf({ ...golden.regressions.A, runs: Object.keys(pool.runs), first_epoch: 1 });
    const cost = knowledgeCost({ rows, errors: "clustered-by-run", withEpoch });
    const expected = withEpoch ? pool.withEpoch : pool.withoutEpoch;
    const term = (position: number) => ({
      estimate: expected.estimate[position],
      standardError: expected.cr2.standardError[position],
      low: expected.cr2.low[position],
      high: expected.cr2.high[position],
      pValue: expected.cr2.pValue[position],
      degreesOfFreedom: expected.cr2.df[position],
    });
    const close = (found: CostTerm | null, wanted: object) => {
      for (const [key, value] of Object.entries(wanted)) {
        expect(found?.[key as keyof CostTerm]).toBeCloseTo(value as number, 7);
      }
    };
    close(cost.known, term(1));
    close(cost.unknown, term(2));
    close(cost.unknownBy[withEpoch ? "withEpoch" : "withoutEpoch"], term(2));
    const plain = withEpoch ? pool.withoutEpoch : pool.withEpoch;
    const other = cost.unknownBy[withEpoch ? "withoutEpoch" : "withEpoch"];
    expect(other?.low).toBeCloseTo(plain.cr2.low[2] ?? 0, 7);
    const squared = withEpoch ? pool.withEpochSquared : pool.withoutEpochSquared;
    expect(cost.bend?.estimate).toBeCloseTo(
      squared.estimate[squared.terms.indexOf("unknownSquared")] ?? Number.NaN,
      8,
    );
    const { df, ...errors } = squared.squaredTerm.cr2;
    const { t: _, ...told } = { ...errors, degreesOfFreedom: df };
    close(cost.bend, told);
  });

  it("gives no interval below five runs", () => {
    const runs = ["unk000_s1", "unk025_s1", "unk050_s1", "unk075_s1"];
    const rows = rowsOf({ ...golden.regressions.A, runs });
    const cost = knowledgeCost({ rows, errors: "clustered-by-run" });
    expect(cost.unknown?.estimate).toBeLessThan(0);
    expect([cost.unknown?.low, cost.bend?.pValue, cost.unknownBy.withEpoch?.high]).toEqual([
      ...[null, null, null],
    ]);
    const five = rowsOf({ ...golden.regressions.A, runs: [...runs, "unk100_s1"] });
    expect(knowledgeCost({ rows: five, errors: "clustered-by-run" }).unknown?.low).not.toBeNull();
  });

  it("moves the Unknown coefficient from -0.454 to -0.263 when the epoch is a term", () => {
    // SCIENCE.md section 8: R^2 0.911 to 0.978; the full numbers from statsmodels.
    const rows = rowsOf(golden.regressions.A);
    const cost = knowledgeCost({ rows, errors: "classical", withEpoch: true });
    const expected = statsmodels.fits.Aepoch;
    expect(cost.unknown?.estimate).toBeCloseTo(-0.263, 3);
    expect(cost.rSquared).toBeCloseTo(0.978, 3);
    expect(cost.vif).toBeCloseTo(expected.vif[1] ?? Number.NaN, 8);
  });

  it("keeps the estimate but claims no error for a single run", () => {
    const rows = rowsOf({ ...golden.regressions.A, runs: ["unk050_s1"] });
    const cost = knowledgeCost({ rows, errors: "clustered-by-run" });
    expect(cost.unknown?.estimate).toBeLessThan(0);
    expect(cost.unknown?.standardError).toBeNull();
    expect(cost.unknown?.pValue).toBeNull();
    expect(cost.warnings.join(" ")).toContain("one run");
  });

  it("leaves out a term that never varies, and says so", () => {
    const rows = rowsOf({ ...golden.regressions.A, runs: ["unk000_s1", "unk050_ablated_s1"] });
    const cost = knowledgeCost({ rows, errors: "classical" });
    expect(cost.unknown).toBeNull();
    expect(cost.vif).toBeNull();
    expect(cost.known).not.toBeNull();
    expect(cost.warnings.join(" ")).toContain("Unknown examples fitted never varies");
  });

  it("gives nulls where the terms move together exactly", () => {
    const rows = Array.from({ length: 10 }, (_, k) => ({
      run: k < 5 ? "a" : "b",
      epoch: k,
      accuracy: 0.5 - k / 100,
      knownShare: k / 20,
      unknownShare: k / 20,
    }));
    const cost = knowledgeCost({ rows, errors: "classical" });
    expect([cost.intercept, cost.known, cost.unknown, cost.rSquared, cost.vif]).toEqual(
      new Array(5).fill(null),
    );
    expect(cost.warnings.join(" ")).toContain("cannot tell the terms apart");
  });

  it("warns of few runs, of one Unknown share, and of terms that move together", () => {
    const runs = ["unk050_s1", "unk050_s2"];
    const rows = rowsOf({ ...golden.regressions.A, runs });
    const warnings = knowledgeCost({ rows, errors: "clustered-by-run" }).warnings.join(" ");
    expect(warnings).toContain("Only 2 runs");
    expect(warnings).toContain("nearly the same share of Unknown");
  });

  it("answers without rows, and skips rows that are not numbers", () => {
    const empty = knowledgeCost({ rows: [], errors: "clustered-by-run" });
    expect(empty).toMatchObject({ rows: 0, runs: 0, unknown: null, rSquared: null });
    const rows = rowsOf(golden.regressions.A);
    const broken = { run: "x", epoch: 1, accuracy: Number.NaN, knownShare: 0, unknownShare: 0 };
    expect(knowledgeCost({ rows: [...rows, broken], errors: "classical" })).toEqual(
      knowledgeCost({ rows, errors: "classical" }),
    );
  });

  it("never returns NaN or Infinity", () => {
    const share = fc.integer({ min: 0, max: 4 }).map((x) => x / 4);
    const row = fc.record({
      run: fc.constantFrom("a", "b", "c"),
      epoch: fc.option(fc.integer({ min: 0, max: 5 })),
      accuracy: share,
      knownShare: share,
      unknownShare: share,
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.boolean(), (rows, withEpoch) => {
        for (const errors of ["classical", "clustered-by-run"] as const) {
          const cost = knowledgeCost({ rows, errors, withEpoch });
          expect(everyNumber(cost).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });
});
