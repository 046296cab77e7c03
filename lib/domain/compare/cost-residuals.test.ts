import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costResiduals } from "@/lib/domain/compare/cost-residuals";
import type { CostRow } from "@/lib/domain/compare/cost-row";
import { knowledgeCost } from "@/lib/domain/compare/knowledge-cost";

const row = (accuracy: number, knownShare: number, unknownShare: number): CostRow => ({
  run: "a",
  epoch: 1,
  accuracy,
  knownShare,
  unknownShare,
});
const term = (estimate: number) => ({
  estimate,
  standardError: null,
  low: null,
  high: null,
  pValue: null,
  degreesOfFreedom: null,
});

describe("costResiduals", () => {
  it("is what was measured minus what the plane says", () => {
    // Regression A of tiny-lm at epoch 30 of unk050_s1: all fitted, 430 of 800 right.
    const cost = {
      intercept: term(0.8085883914091664),
      known: term(0.04320171198553022),
      unknown: term(-0.4535052240672904),
      epoch: null,
    };
    const [found] = costResiduals([row(0.5375, 0.5, 0.5)], cost);
    expect(found?.expected).toBeCloseTo(0.603436635368, 12);
    expect(found?.residual).toBeCloseTo(-0.065936635368, 12);
  });

  it("counts a term left out of the fit as nothing, and skips rows without an epoch that it needs", () => {
    const cost = { intercept: term(0.5), known: null, unknown: null, epoch: term(0.1) };
    const rows = [row(0.7, 1, 1), { ...row(0.7, 1, 1), epoch: null }];
    expect(costResiduals(rows, cost)).toHaveLength(1);
    expect(costResiduals(rows, cost)[0]?.residual).toBeCloseTo(0.1, 12);
  });

  it("has no rows without a fit", () => {
    const nothing = { intercept: null, known: null, unknown: null, epoch: null };
    expect(costResiduals([row(1, 1, 1)], nothing)).toEqual([]);
  });

  it("adds up to nothing over the rows of a least squares fit", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share, share), { minLength: 5 }), (numbers) => {
        const rows = numbers.map(([a, k, u]) => row(a, k, u));
        const cost = knowledgeCost({ rows, errors: "classical" });
        const sum = costResiduals(rows, cost).reduce((total, { residual }) => total + residual, 0);
        expect(sum).toBeCloseTo(0, 6);
      }),
    );
  });
});
