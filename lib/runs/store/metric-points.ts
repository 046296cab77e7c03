import type { MetricRecord } from "@/lib/domain/formats/records";
import type { MetricPointRow } from "@/lib/runs/mutations";

/** Records as points to store, one for each (key, step): the last of them wins. */
export function metricPointsOf(records: readonly MetricRecord[]): MetricPointRow[] {
  const points = new Map<string, MetricPointRow>();
  for (const { step, epoch, timeMs, values } of records) {
    const time = Math.round(timeMs ?? 0);
    for (const [key, value] of Object.entries(values)) {
      const stored = Number.isFinite(value)
        ? { value, notANumber: null }
        : { value: null, notANumber: String(value) as MetricPointRow["notANumber"] };
      points.set(`${key}/${step}`, { key, step, epoch, timeMs: time, ...stored });
    }
  }
  return [...points.values()];
}
