/** Half the distance over which a slope is measured. */
const half = 2e-5;
const mostRounds = 200;

function slopeOf(f: (at: readonly number[]) => number, at: readonly number[]): number[] {
  return at.map((_, j) => {
    const moved = (by: number) => at.map((value, k) => (k === j ? value + by : value));
    return (f(moved(half)) - f(moved(-half))) / (2 * half);
  });
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);

/** The inverse Hessian after a step s with change of slope y (BFGS). */
function updated(inverse: number[][], s: readonly number[], y: readonly number[]): number[][] {
  const curvature = dot(s, y);
  if (!(curvature > 1e-12)) return inverse;
  const image = inverse.map((row) => dot(row, y));
  const grow = (1 + dot(y, image) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map(
      (value, j) =>
        value +
        grow * (s[i] ?? 0) * (s[j] ?? 0) -
        ((image[i] ?? 0) * (s[j] ?? 0) + (s[i] ?? 0) * (image[j] ?? 0)) / curvature,
    ),
  );
}

/**
 * Where a smooth function of a few variables is least, by BFGS with measured slopes and halved steps; null where it is
 * no number on the way. From `start`, to about 1e-8 in each variable where the function is well curved.
 */
export function minimise(
  f: (at: readonly number[]) => number,
  start: readonly number[],
): number[] | null {
  let at = [...start];
  let value = f(at);
  let slope = slopeOf(f, at);
  const steepness = Math.max(1, Math.sqrt(dot(slope, slope)));
  let inverse = at.map((_, i) => at.map((_other, j) => (i === j ? 1 / steepness : 0)));
  for (let round = 0; round < mostRounds; round++) {
    if (!Number.isFinite(value) || !slope.every(Number.isFinite)) return null;
    const step = inverse.map((row) => -dot(row, slope));
    let length = 1;
    let next = at.map((place, k) => place + (step[k] ?? 0));
    let reached = f(next);
    const gain = dot(step, slope);
    while (!(reached <= value + 1e-4 * length * gain) && length > 1e-10) {
      length /= 2;
      next = at.map((place, k) => place + length * (step[k] ?? 0));
      reached = f(next);
    }
    if (!(reached < value)) return at;
    const after = slopeOf(f, next);
    const moved = next.map((place, k) => place - (at[k] ?? 0));
    inverse = updated(
      inverse,
      moved,
      after.map((one, k) => one - (slope[k] ?? 0)),
    );
    const isStill = moved.every((one) => Math.abs(one) < 1e-10);
    [at, value, slope] = [next, reached, after];
    if (isStill) return at;
  }
  return at;
}
