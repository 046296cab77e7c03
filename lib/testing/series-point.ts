import {
  abstentionRate,
  accuracy,
  attemptedHallucinationRate,
  type Counts,
  hallucinationRate,
  wilson,
} from "@/lib/domain/rates";
import type { SeriesPoint } from "@/lib/runs/schema";

type Given = Partial<Pick<SeriesPoint, "epoch" | "time" | "split" | "category" | "fitted">> &
  Counts & { step: number };

/** A point of a run's series as the API answers it, from its counts; dev Known unless said otherwise. */
export function seriesPointOf(given: Given): SeriesPoint {
  const interval = wilson(given.correct, given.total);
  return {
    epoch: null,
    time: null,
    split: "dev",
    category: "Known",
    fitted: null,
    ...given,
    accuracy: accuracy(given),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    hallucinationRate: hallucinationRate(given),
    attemptedHallucinationRate: attemptedHallucinationRate(given),
    abstentionRate: abstentionRate(given),
  };
}
