import {
  abstentionRate,
  accuracy,
  attemptedHallucinationRate,
  type Counts,
  hallucinationRate,
  wilson,
} from "@/lib/domain/rates/rates";
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
    set: null,
    basis: "counts",
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

type GivenRate = Partial<SeriesPoint> & Pick<SeriesPoint, "step" | "accuracy">;

/** A point of a rate that was logged without counts; dev Known unless said otherwise. */
export function ratePointOf(given: GivenRate): SeriesPoint {
  const basis = given.estimated === true ? "estimated" : "none";
  return {
    ...{ epoch: null, time: null, split: "dev", category: "Known", set: null, basis },
    ...{ total: null, correct: null, abstained: null, fitted: null, low: null, high: null },
    ...{ hallucinationRate: null, attemptedHallucinationRate: null, abstentionRate: null },
    ...given,
  };
}
