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
