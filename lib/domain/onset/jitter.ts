import type { PairTable } from "./pair-table";

/** Grid of the jitter's sd, in percentage points, that its weights are spread over (ONSET-RULES.md A1). */
export const jitterGrid: readonly number[] = [
  0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 1.1, 1.35, 1.7, 2.1, 2.6, 3.2, 4, 5, 6.5, 8,
];

const priorScale = 0.65;
const leastNoise = 1e-15;

/** Prior weights of the grid: each point's width times an exponential of mean 0.65 points. */
export const jitterPrior: readonly number[] = normalised(
  jitterGrid.map((tau, place) => {
    const left = jitterGrid[place - 1] ?? tau;
    const right = jitterGrid[place + 1] ?? tau;
    const isEnd = place === 0 || place === jitterGrid.length - 1;
    return ((right - left) / (isEnd ? 1 : 2)) * Math.exp(-tau / priorScale);
  }),
);

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** How far checkpoint k lies off the line between its neighbours, and the examples' own noise in that. */
function deviationAt(table: PairTable, k: number): { q: number; noise: number } | null {
  const { size, loss, discord, shared } = table;
  const [left, right, across] = [k * size + k - 1, k * size + k + 1, (k - 1) * size + k + 1];
  const n = Math.min(shared[left] ?? 0, shared[right] ?? 0, shared[across] ?? 0);
  if (n === 0) return null;
  const spread = (discord[left] ?? 0) / 2 + (discord[right] ?? 0) / 2 - (discord[across] ?? 0) / 4;
  const noise = spread / n;
  return noise <= leastNoise ? null : { q: ((loss[left] ?? 0) + (loss[right] ?? 0)) / 2, noise };
}

/**
 * Weights of the grid from checkpoints 0 to `last`, for `last` in rising order: how far each lies off the line between
 * its two neighbours, beyond the noise of its examples. A steady fall is no jitter; later checkpoints never change an
 * earlier answer.
 */
export function followJitter(table: PairTable): (last: number) => number[] {
  const sums = jitterGrid.map(() => 0);
  let next = 1;
  return (last) => {
    for (; next < last; next += 1) {
      const deviation = deviationAt(table, next);
      if (deviation === null) continue;
      jitterGrid.forEach((tau, place) => {
        const variance = deviation.noise + 1.5 * (tau / 100) ** 2;
        sums[place] = (sums[place] ?? 0) + Math.log(variance) + deviation.q ** 2 / variance;
      });
    }
    // A quarter, not a half: neighbouring deviations overlap.
    const logs = sums.map((sum, place) => Math.log(jitterPrior[place] ?? 0) - sum / 4);
    const highest = Math.max(...logs);
    return normalised(logs.map((log) => Math.exp(log - highest)));
  };
}

/** The weights from checkpoints 0 to `last` alone. */
export function jitterWeights(table: PairTable, last: number): number[] {
  return followJitter(table)(last);
}

/** The jitter that is shown, in points. */
export function meanJitter(weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * (jitterGrid[place] ?? 0), 0);
}

/** Its mean square, as a ratio squared. */
export function jitterVariance(weights: readonly number[]): number {
  return weights.reduce(
    (sum, weight, place) => sum + weight * ((jitterGrid[place] ?? 0) / 100) ** 2,
    0,
  );
}
