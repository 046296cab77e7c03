import type { MetricRecord } from "./records";

/** Two loggers of one run round differently. */
const tolerance = 1e-4;

function isNear(a: number, b: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Object.is(a, b);
  return Math.abs(a - b) <= tolerance * Math.max(1e-3, Math.abs(a), Math.abs(b));
}

/** Values by key and step; of a step that is logged again the last holds. */
function byPlace(history: readonly MetricRecord[]): Map<string, number> {
  const values = new Map<string, number>();
  for (const record of history) {
    for (const [key, value] of Object.entries(record.values)) {
      values.set(`${record.step}\n${key}`, value);
    }
  }
  return values;
}

/**
 * Whether two logs are of one run: they share points, and say the same at all of them. That holds of a log and its
 * beginning (the trainer states of two checkpoints), and of two loggers that watched one training.
 */
export function isSameHistory(a: readonly MetricRecord[], b: readonly MetricRecord[]): boolean {
  const other = byPlace(b);
  let shared = 0;
  for (const [place, value] of byPlace(a)) {
    const there = other.get(place);
    if (there === undefined) continue;
    if (!isNear(value, there)) return false;
    shared += 1;
  }
  return shared > 0;
}
