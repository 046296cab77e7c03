import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { LeastSquares } from "@/lib/domain/stats/least-squares";

/** By coefficient. */
export type ClusterErrors = { standardErrors: number[]; degreesOfFreedom: number[] };

/** Directions of a cluster that the fit follows exactly tell nothing of its noise. */
const followed = 1e-10;

/** f with A = I + (XL) V f(lambda) V' (XL)' for A = (I - X B X')^(-1/2), B = LL'. */
function shrink(lambda: number): number {
  const left = 1 - lambda;
  if (left < followed) return -1 / lambda;
  // (left^-1/2 - 1) / lambda, written so that nothing cancels near 0.
  const root = Math.sqrt(left);
  return 1 / (root * (1 + root));
}

type Cluster = { rows: Matrix; residuals: Matrix };

function clustersOf(
  fit: LeastSquares,
  { rows, clusters }: { rows: readonly number[][]; clusters: readonly string[] },
): Cluster[] {
  const places = Map.groupBy(rows.keys(), (i) => clusters[i] ?? "");
  return [...places.values()].map((own) => ({
    rows: new Matrix(own.map((i) => [...(rows[i] ?? [])])),
    residuals: Matrix.columnVector(own.map((i) => fit.residuals[i] ?? 0)),
  }));
}

/** A' v for the symmetric A of a cluster. */
function adjusterOf({ rows }: Cluster, root: Matrix): (values: Matrix) => Matrix {
  const scaled = rows.mmul(root);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    scaled.transpose().mmul(scaled),
    { assumeSymmetric: true },
  );
  const directions = scaled.mmul(eigenvectorMatrix);
  const weights = Matrix.diag(realEigenvalues.map(shrink));
  return (values) =>
    Matrix.add(values, directions.mmul(weights).mmul(directions.transpose().mmul(values)));
}

/**
 * Errors that allow any dependence within a cluster and hold with few of them: CR2 with Satterthwaite's degrees of
 * freedom (Pustejovsky and Tipton 2018, working model identity). Null with fewer than two clusters.
 */
export function clusterErrors(
  fit: LeastSquares,
  data: { rows: readonly number[][]; clusters: readonly string[] },
): ClusterErrors | null {
  const clusters = clustersOf(fit, data);
  if (clusters.length < 2) return null;
  const cross = fit.crossInverse;
  const root = new CholeskyDecomposition(cross).lowerTriangularMatrix;
  const width = fit.coefficients.length;
  const variance = new Array<number>(width).fill(0);
  /** By coefficient and cluster: q'q and X'q for q = A X B c. */
  const leverage = Array.from({ length: width }, () => [] as { own: number; seen: Matrix }[]);
  for (const cluster of clusters) {
    const adjusted = adjusterOf(cluster, root)(cluster.rows.mmul(cross));
    const scores = adjusted.transpose().mmul(cluster.residuals);
    const seen = cluster.rows.transpose().mmul(adjusted);
    for (let c = 0; c < width; c++) {
      variance[c] = (variance[c] ?? 0) + scores.get(c, 0) ** 2;
      const column = adjusted.getColumnVector(c);
      leverage[c]?.push({ own: column.dot(column), seen: seen.getColumnVector(c) });
    }
  }
  return {
    standardErrors: variance.map((value) => Math.sqrt(Math.max(0, value))),
    degreesOfFreedom: leverage.map((parts) => satterthwaite(parts, cross)),
  };
}

function satterthwaite(parts: readonly { own: number; seen: Matrix }[], cross: Matrix): number {
  let trace = 0;
  let squares = 0;
  parts.forEach(({ own, seen }, g) => {
    const image = cross.mmul(seen);
    parts.forEach((other, h) => {
      const theta = (g === h ? own : 0) - other.seen.dot(image);
      if (g === h) trace += theta;
      squares += theta ** 2;
    });
  });
  return trace ** 2 / squares;
}
