import { jitterVariance, jitterWeights } from "./jitter";
import type { PairTable } from "./pair-table";
import { type AlarmPlan, findWindowAlarm } from "./window-alarm";

/** z of a power of four in five. */
const zPower = 0.8416212335729143;
const precision = 1e-4;

/**
 * The lasting fall, a ratio, that would be found in four of five such runs: the least that rings the alarm when it is
 * laid on this run's own curve, straight over the middle third, and what the luck of its examples and jitter may hide.
 * For runs without an alarm. Null where nothing changed between checkpoints, there are too few of them, or no fall would
 * be found. bench/onset-error-rates.ts holds it against simulation.
 */
export function detectableFall(
  table: PairTable,
  settings: { alpha: number; plan: AlarmPlan },
): number | null {
  const { size, discord, shared } = table;
  if (size < 4) return null;
  let psi = 0;
  let n = Number.POSITIVE_INFINITY;
  for (let k = 1; k < size; k += 1) {
    psi += (discord[k * size + k - 1] ?? 0) / (size - 1);
    n = Math.min(n, shared[k * size + k - 1] ?? 0);
  }
  if (psi === 0 || !(n > 0)) return null;
  const rings = (fall: number) => findWindowAlarm(withFall(table, fall), settings) !== null;
  const highest = Math.max(...table.accuracy);
  if (!rings(highest)) return null;
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
  return fall > highest ? null : fall;
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
