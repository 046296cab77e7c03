import type { CostRow } from "@/lib/domain/compare/cost-row";

type Estimates = {
  intercept: number;
  known: number | null;
  unknown: number | null;
  epoch: number | null;
};
type FittedShares = Pick<CostRow, "knownShare" | "unknownShare" | "epoch">;

export type CostLine = {
  /** The Known share of the training set fitted, a ratio, that the line is drawn at. */
  knownShare: number;
  from: { unknownShare: number; accuracy: number };
  to: { unknownShare: number; accuracy: number };
};

const levels = [0, 0.25, 0.5, 0.75, 1];
const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The plane of the knowledge cost (SCIENCE.md section 8) as lines over the Unknown share fitted: accuracy the fit
 * expects at a few Known shares, each only as far as rows lie within an eighth of it, at the mean epoch where
 * that is a term. A line where there is no row would say what nobody measured. None for fewer than two rows.
 */
export function costLines(rows: readonly FittedShares[], estimates: Estimates): CostLine[] {
  const { intercept, known, unknown, epoch } = estimates;
  const epochs = rows.flatMap((row) => row.epoch ?? []);
  const start = intercept + (epoch ?? 0) * meanOf(epochs);
  return levels.flatMap((knownShare) => {
    const near = rows.filter((row) => Math.abs(row.knownShare - knownShare) <= 0.125);
    const reached = near.map(({ unknownShare }) => unknownShare);
    if (near.length < 2) return [];
    const at = (unknownShare: number) => ({
      unknownShare,
      accuracy: start + (known ?? 0) * knownShare + (unknown ?? 0) * unknownShare,
    });
    const [from, to] = [Math.min(...reached), Math.max(...reached)];
    return to > from ? [{ knownShare, from: at(from), to: at(to) }] : [];
  });
}
