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

/**
 * Weights of the grid from checkpoints 0 to `last`: how far each lies off the line between its two neighbours, beyond
 * the noise of its examples. A steady fall is no jitter; later checkpoints never change an earlier answer.
 */
export function jitterWeights(table: PairTable, last: number): number[] {
  const { size, loss, discord, shared } = table;
  const deviations: { q: number; noise: number }[] = [];
  for (let k = 1; k < last; k += 1) {
    const [left, right, across] = [k * size + k - 1, k * size + k + 1, (k - 1) * size + k + 1];
    const n = Math.min(shared[left] ?? 0, shared[right] ?? 0, shared[across] ?? 0);
    if (n === 0) continue;
    const spread =
      (discord[left] ?? 0) / 2 + (discord[right] ?? 0) / 2 - (discord[across] ?? 0) / 4;
    const noise = spread / n;
    if (noise <= leastNoise) continue;
    deviations.push({ q: ((loss[left] ?? 0) + (loss[right] ?? 0)) / 2, noise });
  }
  const logs = jitterGrid.map((tau, place) => {
    const jitter = 1.5 * (tau / 100) ** 2;
    const sum = deviations.reduce(
      (total, { q, noise }) => total + Math.log(noise + jitter) + q ** 2 / (noise + jitter),
      0,
    );
    // A quarter, not a half: neighbouring deviations overlap.
    return Math.log(jitterPrior[place] ?? 0) - sum / 4;
  });
  const highest = Math.max(...logs);
  return normalised(logs.map((log) => Math.exp(log - highest)));
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
