import { jitterVariance, jitterWeights } from "./jitter";
import type { PairTable } from "./pair-table";
import { type AlarmPlan, fewestJudged, findWindowAlarm } from "./window-alarm";

/** z of a power of four in five. */
const zPower = 0.8416212335729143;
const precision = 1e-4;

/** Ratio: a test that finds only larger falls has not the power to say that there is none. */
const mattering = 0.1;

export type Power = {
  /** The lasting fall, a ratio, that would be found in four of five such runs; null where none is told. */
  fall: number | null;
  /** Whether a lasting fall of 10 points would be found as often. */
  isEnough: boolean;
};

/**
 * What the alarm would have found in a run without one: the least fall that rings it when it is laid on this run's own
 * curve, straight over the middle third, and what the luck of its examples and jitter may hide. No fall is told where
 * nothing changed between checkpoints, there are too few of them, or none would be found, were all right answers lost.
 * bench/onset-error-rates.ts holds it against simulation.
 */
export function powerOf(table: PairTable, settings: { alpha: number; plan: AlarmPlan }): Power {
  const { size, discord, shared } = table;
  let psi = 0;
  let n = Number.POSITIVE_INFINITY;
  for (let k = 1; k < size; k += 1) {
    psi += (discord[k * size + k - 1] ?? 0) / (size - 1);
    n = Math.min(n, shared[k * size + k - 1] ?? 0);
  }
  const rings = (fall: number) => findWindowAlarm(withFall(table, fall), settings) !== null;
  const highest = Math.max(...table.accuracy);
  if (size < fewestJudged || !(n > 0) || !rings(highest)) return { fall: null, isEnough: false };
  let [low, high] = [0, highest];
  while (high - low > precision) {
    const middle = (low + high) / 2;
    if (rings(middle)) high = middle;
    else low = middle;
  }
  const third = Math.max(1, Math.floor(size / 3));
  const jitterPart = 2 / third;
  const jitter = jitterPart * jitterVariance(jitterWeights(table, size - 1));
  const luck = Math.sqrt(((jitterPart * psi) / 2 + high) / n + jitter);
  const fall = high + zPower * luck;
  if (fall > highest) return { fall: null, isEnough: false };
  return { fall: psi === 0 ? null : fall, isEnough: fall <= mattering };
}

/** The same run, had it lost `fall` of its examples for good, evenly over the middle third. */
function withFall(table: PairTable, fall: number): PairTable {
  const { size } = table;
  const lost = Float64Array.from(
    { length: size },
    (_, k) => fall * Math.min(1, Math.max(0, (3 * k) / size - 1)),
  );
  const between = (place: number) =>
    (lost[place % size] ?? 0) - (lost[Math.floor(place / size)] ?? 0);
  return {
    ...table,
    accuracy: table.accuracy.map((accuracy, k) => accuracy - (lost[k] ?? 0)),
    loss: table.loss.map((loss, place) => loss + between(place)),
    discord: table.discord.map((share, place) => share + Math.abs(between(place))),
  };
}
