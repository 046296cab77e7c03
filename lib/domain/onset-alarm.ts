import type { CheckpointOutcomes } from "@/lib/domain/checkpoint-outcomes";
import { type Flips, logDeclineP } from "@/lib/domain/mcnemar";
import { countFlips, type OutcomeBits, toOutcomeBits } from "@/lib/domain/outcome-bits";

export type AlarmRule = "all-pairs" | "spending";

export type OnsetAlarm = {
  index: number;
  referenceIndex: number;
  lost: number;
  gained: number;
  pValue: number;
  threshold: number;
  rule: "all-pairs-bonferroni" | "live-spending";
};

export type AlarmQuestion = {
  checkpoints: readonly CheckpointOutcomes[];
  alpha: number;
  rule: AlarmRule;
  minimumDrop?: number;
};

/**
 * The p-value below which checkpoint `index` (0-based) alarms. All pairs: alpha / (K(K - 1)/2) for K
 * checkpoints. Spending, K not known: [6 alpha / (pi^2 t^2)] / t with t = index, since checkpoint t is
 * held against its t earlier ones; the sum over all t is at most alpha, whenever someone looks.
 */
export function alarmThreshold(plan: {
  rule: AlarmRule;
  alpha: number;
  index: number;
  checkpoints: number;
}): number {
  if (plan.rule === "spending") return (6 * plan.alpha) / (Math.PI ** 2 * plan.index ** 3);
  return plan.alpha / ((plan.checkpoints * (plan.checkpoints - 1)) / 2);
}

type Decline = Flips & { referenceIndex: number; logP: number };

function deepestDecline(
  bits: readonly OutcomeBits[],
  index: number,
  minimumDrop: number,
): Decline | null {
  const now = bits[index];
  let deepest: Decline | null = null;
  for (let referenceIndex = 0; now && referenceIndex < index; referenceIndex++) {
    const reference = bits[referenceIndex];
    if (!reference) continue;
    const { lost, gained, total } = countFlips(reference, now);
    if (lost <= gained || lost - gained < minimumDrop * total) continue;
    const logP = logDeclineP({ lost, gained });
    if (!deepest || logP < deepest.logP) deepest = { referenceIndex, lost, gained, logP };
  }
  return deepest;
}

/**
 * Has degradation happened? The first checkpoint whose exact one-sided McNemar p against some earlier
 * checkpoint falls below the rule's threshold (SCIENCE.md section 6), held against the earlier
 * checkpoint with the smallest p; null when none does. Over a whole flat run it alarms with
 * probability at most alpha, while "significantly below the best so far" does in 92-100 % of them.
 * minimumDrop (ratio, default 0) ignores smaller falls. Only examples evaluated at both count.
 */
export function findAlarm(question: AlarmQuestion): OnsetAlarm | null {
  const { checkpoints, alpha, rule, minimumDrop = 0 } = question;
  const bits = checkpoints.map((checkpoint) => toOutcomeBits(checkpoint.outcomes));
  for (let index = 1; index < bits.length; index++) {
    const threshold = alarmThreshold({ rule, alpha, index, checkpoints: bits.length });
    const decline = deepestDecline(bits, index, minimumDrop);
    if (!decline || decline.logP >= Math.log(threshold)) continue;
    const { referenceIndex, lost, gained, logP } = decline;
    const ruleName = rule === "spending" ? "live-spending" : "all-pairs-bonferroni";
    return {
      index,
      referenceIndex,
      lost,
      gained,
      pValue: Math.exp(logP),
      threshold,
      rule: ruleName,
    };
  }
  return null;
}
