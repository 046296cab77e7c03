import type { Counts } from "@/lib/domain/rates/rates";
import { type Evaluations, seriesOf } from "@/lib/runs/analysis/series-model";
import type { SeriesPoint } from "@/lib/runs/schema";

function onlyPointOf(evaluations: Partial<Evaluations>, category: SeriesPoint["category"]) {
  const query = category === null ? {} : { category: [category] };
  const [point] = seriesOf({ counts: [], rates: [], checkpoints: [], ...evaluations }, query);
  if (point === undefined) throw new Error("no point came of what was evaluated");
  return point;
}

type Given = Partial<Pick<SeriesPoint, "epoch" | "time" | "split" | "fitted">> &
  Counts & { step: number; category?: NonNullable<SeriesPoint["category"]> };

/** A point of a run's series as the API answers it, from its counts; dev Known unless said otherwise. */
export function seriesPointOf({ epoch = null, time = null, ...given }: Given): SeriesPoint {
  const counts = { split: "dev", category: "Known" as const, fitted: null, ...given };
  const checkpoints = [{ step: given.step, epoch, time }];
  return onlyPointOf({ counts: [counts], checkpoints }, counts.category);
}

type GivenRate = Partial<SeriesPoint> & Pick<SeriesPoint, "step" | "accuracy">;

/** A point of a rate that was logged without counts; dev Known unless said otherwise. */
export function ratePointOf(given: GivenRate): SeriesPoint {
  const rate = {
    ...{ epoch: null, timeMs: null, split: "dev", category: "Known" as const, set: null, n: null },
    ...{ hallucination: null, abstention: null, basis: "none" as const },
    ...{ step: given.step, accuracy: given.accuracy },
  };
  const basis = given.estimated === true ? "estimated" : "none";
  return { ...onlyPointOf({ rates: [rate] }, rate.category), basis, ...given };
}
