import { Matrix } from "ml-matrix";
import type { LeastSquares } from "@/lib/domain/stats/least-squares";

export type RegressionErrors = { standardErrors: number[]; degreesOfFreedom: number };

function rootsOfDiagonal(covariance: Matrix): number[] {
  return covariance.diagonal().map((variance) => Math.sqrt(Math.max(0, variance)));
}

/** Textbook errors: s^2 (X'X)^-1 with s^2 = squared error / (n - p); right only if rows are independent. */
export function classicalErrors(fit: LeastSquares): RegressionErrors {
  const degreesOfFreedom = fit.residuals.length - fit.coefficients.length;
  const variance = fit.squaredError / degreesOfFreedom;
  return {
    standardErrors: rootsOfDiagonal(Matrix.mul(fit.crossInverse, variance)),
    degreesOfFreedom,
  };
}

/**
 * Errors that allow any dependence within a cluster (CR1, Liang and Zeger 1986): (X'X)^-1 M (X'X)^-1, M
 * the sum over clusters of (X_c'e_c)(X_c'e_c)', times G/(G - 1) (n - 1)/(n - p); t with G - 1 degrees
 * of freedom. Null with fewer than two clusters.
 */
export function clusteredErrors(
  fit: LeastSquares,
  data: { rows: readonly number[][]; clusters: readonly string[] },
): RegressionErrors | null {
  const width = fit.coefficients.length;
  const scores = new Map<string, number[]>();
  for (const [i, row] of data.rows.entries()) {
    const cluster = data.clusters[i] ?? "";
    const score = scores.get(cluster) ?? new Array<number>(width).fill(0);
    const residual = fit.residuals[i] ?? 0;
    scores.set(
      cluster,
      score.map((value, j) => value + (row[j] ?? 0) * residual),
    );
  }
  if (scores.size < 2) return null;
  const meat = Matrix.zeros(width, width);
  for (const score of scores.values()) {
    const column = Matrix.columnVector(score);
    meat.add(column.mmul(column.transpose()));
  }
  const n = data.rows.length;
  const correction = (scores.size / (scores.size - 1)) * ((n - 1) / (n - width));
  const sandwich = fit.crossInverse.mmul(meat).mmul(fit.crossInverse).mul(correction);
  return { standardErrors: rootsOfDiagonal(sandwich), degreesOfFreedom: scores.size - 1 };
}
