import { drawBinomial } from "@/lib/domain/binomial-draw";
import { normalUpperTail } from "@/lib/domain/normal";
import { type AlarmRule, alarmThreshold } from "@/lib/domain/onset-alarm";
import { createCurveFitter } from "@/lib/domain/onset-curve";
import { estimateFromResamples, type OnsetEstimate } from "@/lib/domain/onset-interval";
import { type Interval, newcombe } from "@/lib/domain/rates";
import { createUniforms } from "@/lib/domain/seeded-random";

/** What is left when only aggregates were uploaded: no examples to pair. */
export type AggregateCheckpoint = {
  step: number;
  epoch: number | null;
  total: number;
  correct: number;
};

export type UnpairedAlarm = {
  index: number;
  referenceIndex: number;
  /** Accuracy now minus accuracy at the reference, a ratio below 0, with Newcombe's interval. */
  difference: number;
  interval: Interval | null;
  pValue: number;
  threshold: number;
  rule: "all-pairs-bonferroni" | "live-spending";
  isPaired: false;
};

/**
 * One-sided p of the score test for two proportions, pooled variance: z = (p_before - p_after) /
 * sqrt(p(1 - p)(1/n + 1/m)). 1 when either is empty or nothing differs.
 */
export function unpairedDeclineP(before: AggregateCheckpoint, after: AggregateCheckpoint): number {
  if (before.total <= 0 || after.total <= 0) return 1;
  const pooled = (before.correct + after.correct) / (before.total + after.total);
  const variance = pooled * (1 - pooled) * (1 / before.total + 1 / after.total);
  if (!(variance > 0)) return 1;
  const drop = before.correct / before.total - after.correct / after.total;
  return normalUpperTail(drop / Math.sqrt(variance));
}

function dropOf(before: AggregateCheckpoint, after: AggregateCheckpoint): number {
  return before.correct / before.total - after.correct / after.total;
}

/**
 * The alarm of onset-alarm without per-example outcomes: the same thresholds on an unpaired test. Less
 * power, because the questions' own difficulty is not cancelled; mark it unpaired wherever it is shown
 * (SCIENCE.md sections 5 and 6). The test takes the two samples as independent, which for the same
 * questions only makes it more cautious.
 */
export function findUnpairedAlarm(question: {
  checkpoints: readonly AggregateCheckpoint[];
  alpha: number;
  rule: AlarmRule;
  minimumDrop?: number;
}): UnpairedAlarm | null {
  const { alpha, rule, minimumDrop = 0 } = question;
  const checkpoints = question.checkpoints;
  for (const [index, now] of checkpoints.entries()) {
    if (index === 0) continue;
    const threshold = alarmThreshold({ rule, alpha, index, checkpoints: checkpoints.length });
    const declines = checkpoints
      .slice(0, index)
      .map((before, referenceIndex) => ({
        before,
        referenceIndex,
        p: unpairedDeclineP(before, now),
      }))
      .filter(({ before, p }) => p < threshold && dropOf(before, now) >= minimumDrop)
      .sort((a, b) => a.p - b.p);
    const [deepest] = declines;
    if (!deepest) continue;
    const { before, referenceIndex, p } = deepest;
    return {
      index,
      referenceIndex,
      difference: -dropOf(before, now),
      interval: newcombe(
        { successes: now.correct, total: now.total },
        { successes: before.correct, total: before.total },
      ),
      pValue: p,
      threshold,
      rule: rule === "spending" ? "live-spending" : "all-pairs-bonferroni",
      isPaired: false,
    };
  }
  return null;
}

/**
 * The onset estimate from aggregates: the same fit, with an interval by parametric bootstrap, each
 * checkpoint drawn anew from Bin(total, correct / total). Checkpoints are drawn independently although
 * they share questions, so the interval is wider than the paired one.
 */
export function estimateUnpairedOnset(question: {
  checkpoints: readonly AggregateCheckpoint[];
  replicates: number;
  seed: number;
}): OnsetEstimate | null {
  const evaluated = question.checkpoints.filter((checkpoint) => checkpoint.total > 0);
  const totals = Float64Array.from(evaluated, (checkpoint) => checkpoint.total);
  const uniform = createUniforms(question.seed);
  return estimateFromResamples({
    fitter: createCurveFitter(evaluated),
    curve: {
      correct: Float64Array.from(evaluated, (checkpoint) => checkpoint.correct),
      evaluated: totals,
    },
    replicates: question.replicates,
    resample: (visit) => {
      for (let replicate = 0; replicate < question.replicates; replicate++) {
        const correct = Float64Array.from(evaluated, ({ total, correct: right }) =>
          drawBinomial({ trials: total, probability: right / total }, uniform()),
        );
        visit({ correct, evaluated: totals });
      }
    },
  });
}
