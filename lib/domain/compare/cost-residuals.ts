import type { CostRow } from "@/lib/domain/compare/cost-row";
import type { KnowledgeCost } from "@/lib/domain/compare/knowledge-cost";

export type CostResidual = CostRow & {
  /** Accuracy that the fit expects, and what was measured minus that; ratios. */
  expected: number;
  residual: number;
};

/**
 * What the fit of the knowledge cost leaves unexplained, row by row: b0 + b_kn known + b_unk unknown
 * (+ b_epoch epoch) against the measured accuracy. A term that was left out of the fit counts 0; no
 * rows without a fit.
 */
export function costResiduals(
  rows: readonly CostRow[],
  cost: Pick<KnowledgeCost, "intercept" | "known" | "unknown" | "epoch">,
): CostResidual[] {
  const { intercept, known, unknown, epoch } = cost;
  if (intercept === null) return [];
  return rows.flatMap((row) => {
    if (epoch !== null && row.epoch === null) return [];
    const expected =
      intercept.estimate +
      (known?.estimate ?? 0) * row.knownShare +
      (unknown?.estimate ?? 0) * row.unknownShare +
      (epoch?.estimate ?? 0) * (row.epoch ?? 0);
    return [{ ...row, expected, residual: row.accuracy - expected }];
  });
}
