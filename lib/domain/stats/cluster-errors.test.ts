import { describe, expect, test } from "vitest";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { leastSquares } from "@/lib/domain/stats/least-squares";
import tinyLm from "@/lib/domain/tiny-lm.golden.json";
import { type TinyRunName, tinyDev } from "@/lib/testing/tiny-lm";
import { clusterErrors } from "./cluster-errors";
import golden from "./cost.golden.json";

const pools = Object.entries(golden.pools);

/** intercept, known, unknown, epoch; accuracy; run. */
function rowsOf(names: readonly string[]) {
  return names.flatMap((name) => {
    const run = tinyLm.runs[name as TinyRunName];
    return tinyDev(name as TinyRunName).flatMap(({ epoch, outcomes }, k) => {
      const known = (run.known[k]?.[1] ?? 0) / run.size;
      const unknown = (run.unknown[k]?.[1] ?? 0) / run.size;
      const accuracy = countOutcomes(outcomes).correct / 800;
      return (epoch ?? 0) >= 1 ? [{ name, known, unknown, epoch: epoch ?? 0, accuracy }] : [];
    });
  });
}

describe.each(pools)("errors clustered by run in pool %s", (_, pool) => {
  const rows = rowsOf(Object.keys(pool.runs));

  test.each([
    ["without the epoch", pool.withoutEpoch, false],
    ["with the epoch", pool.withEpoch, true],
  ] as const)("are those of clubSandwich %s", (_words, expected, withEpoch) => {
    const design = rows.map(({ known, unknown, epoch }) =>
      withEpoch ? [1, known, unknown, epoch] : [1, known, unknown],
    );
    const fit = leastSquares(
      design,
      rows.map(({ accuracy }) => accuracy),
    );
    if (fit === null) throw new Error("these rows can be fitted");
    const found = clusterErrors(fit, { rows: design, clusters: rows.map(({ name }) => name) });
    fit.coefficients.forEach((estimate, c) => {
      expect(estimate).toBeCloseTo(expected.estimate[c] ?? Number.NaN, 9);
      expect(found?.standardErrors[c]).toBeCloseTo(expected.cr2.standardError[c] ?? 0, 10);
      expect(found?.degreesOfFreedom[c]).toBeCloseTo(expected.cr2.df[c] ?? 0, 7);
    });
  });
});

test("one cluster has no errors, and a cluster of one row that decides a term adds none", () => {
  const design = [
    [1, 0],
    [1, 0],
    [1, 0],
    [1, 1],
  ];
  const fit = leastSquares(design, [0.5, 0.6, 0.55, 0.2]);
  if (fit === null) throw new Error("these rows can be fitted");
  expect(clusterErrors(fit, { rows: design, clusters: ["a", "a", "a", "a"] })).toBeNull();
  const found = clusterErrors(fit, { rows: design, clusters: ["a", "b", "c", "d"] });
  expect(found?.standardErrors.every(Number.isFinite)).toBe(true);
});
