/** The lower factor of a symmetric positive definite matrix (row-major); null where it has none. */
function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) {
        sum -= (factor[row * size + k] ?? 0) * (factor[column * size + k] ?? 0);
      }
      if (row !== column) {
        factor[row * size + column] = sum / (factor[column * size + column] ?? 1);
      } else if (sum > 0) {
        factor[row * size + row] = Math.sqrt(sum);
      } else {
        return null;
      }
    }
  }
  return factor;
}

/** The factor, with as little added to the diagonal as it takes where rounding left it without one. */
export function factorOf(matrix: Float64Array, size: number): Float64Array {
  for (let added = 0; ; added = added === 0 ? 1e-6 : added * 10) {
    const tried = matrix.slice();
    for (let k = 0; k < size; k += 1) tried[k * size + k] = (tried[k * size + k] ?? 0) + added;
    const factor = cholesky(tried, size);
    if (factor !== null) return factor;
  }
}

/** Solves L z = vector by forward substitution: uncorrelated, of unit variance. */
export function whiten(
  factor: Float64Array,
  vector: ArrayLike<number>,
  into = new Float64Array(vector.length),
): Float64Array {
  const size = vector.length;
  for (let row = 0; row < size; row += 1) {
    let sum = vector[row] ?? 0;
    const start = row * size;
    for (let k = 0; k < row; k += 1) sum -= (factor[start + k] ?? 0) * (into[k] ?? 0);
    into[row] = sum / (factor[start + row] ?? 1);
  }
  return into;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

/** Removes from `vector` its part along a direction of length 1. */
export function removeDirection(vector: Float64Array, direction: Float64Array): Float64Array {
  const along = dot(vector, direction);
  for (let k = 0; k < vector.length; k += 1) {
    vector[k] = (vector[k] ?? 0) - along * (direction[k] ?? 0);
  }
  return vector;
}
