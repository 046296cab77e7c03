import { inverse, Matrix, QrDecomposition } from "ml-matrix";

export type LeastSquares = {
  coefficients: number[];
  residuals: number[];
  /** (X'X)^-1, the ground of every standard error. */
  crossInverse: Matrix;
  squaredError: number;
};

/** Above this condition of the columns, scaled to length 1, coefficients are noise. */
const smallestPivot = 1e-7;

/**
 * Ordinary least squares of y on the columns of X (n rows, p columns) by a QR decomposition of the
 * columns scaled to length 1. Null when n <= p or when a column is a combination of the others.
 */
export function leastSquares(rows: readonly number[][], y: readonly number[]): LeastSquares | null {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.length <= width) return null;
  const design = new Matrix(rows.map((row) => [...row]));
  const scales = Array.from({ length: width }, (_, j) => Math.hypot(...design.getColumn(j)));
  if (scales.some((scale) => !(scale > 0))) return null;
  const scaled = design.clone().mulRowVector(scales.map((scale) => 1 / scale));
  const qr = new QrDecomposition(scaled);
  const upper = qr.upperTriangularMatrix;
  if (upper.diagonal().some((pivot) => Math.abs(pivot) < smallestPivot)) return null;
  const upperInverse = inverse(upper).divColumnVector(scales);
  const coefficients = qr
    .solve(Matrix.columnVector([...y]))
    .to1DArray()
    .map((value, j) => value / (scales[j] ?? 1));
  const fitted = design.mmul(Matrix.columnVector(coefficients)).to1DArray();
  const residuals = y.map((value, i) => value - (fitted[i] ?? 0));
  return {
    coefficients,
    residuals,
    crossInverse: upperInverse.mmul(upperInverse.transpose()),
    squaredError: residuals.reduce((sum, residual) => sum + residual * residual, 0),
  };
}
