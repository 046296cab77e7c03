import { normalUpperTail } from "@/lib/domain/stats/normal";
import { followJitter, jitterGrid, jitterPrior, meanJitter } from "./jitter";
import type { PairTable } from "./pair-table";

const currentWindows = [3, 6, 12] as const;
const earlierWindows = [1, 3, 6, 12] as const;
const tie = 1e-12;

/** The first checkpoint that can alarm is the fourth. */
export const fewestJudged = 4;

/** How many checkpoints there will be: all are there, a number known beforehand, or nobody knows. */
export type AlarmPlan =
  | { rule: "finished" }
  | { rule: "planned"; checkpoints: number }
  | { rule: "open-ended" };

/** A stretch of checkpoints, first and last, counted from 0. */
export type Stretch = { from: number; to: number };

export type Contrast = {
  before: Stretch;
  after: Stretch;
  /** Mean loss of the later stretch against the earlier one; a ratio. */
  loss: number;
  /** Variance of that loss from the examples alone. */
  variance: number;
  /** 1/a + 1/b: how much of a checkpoint's own jitter is in it. */
  jitterPart: number;
};

export type WindowAlarm = Contrast & {
  /** The checkpoint at which it rang. */
  at: number;
  pValue: number;
  threshold: number;
  /** Points. */
  jitter: number;
  rule: AlarmPlan["rule"];
};

/** The p below which checkpoint `at` alarms in a run of `size` so far (ONSET-RULES.md A4; for alpha = 0.05). */
export function windowThreshold(
  plan: AlarmPlan,
  question: { alpha: number; at: number; size: number },
): number {
  const { alpha, at, size } = question;
  const isOutgrown = plan.rule === "planned" && at >= plan.checkpoints;
  if (plan.rule === "open-ended" || isOutgrown) return (36 * alpha) / (Math.PI ** 2 * at ** 3);
  const n = plan.rule === "planned" ? plan.checkpoints : size;
  return (3 * alpha) / (n * (n - 1));
}

/** The mean of the last 3, 6 or 12 checkpoints against the best earlier stretch, by the run's own noise and jitter. */
export function findWindowAlarm(
  table: PairTable,
  { alpha, plan, minimumLoss = 0 }: { alpha: number; plan: AlarmPlan; minimumLoss?: number },
): WindowAlarm | null {
  const weightsAt = followJitter(table);
  for (let at = fewestJudged - 1; at < table.size; at += 1) {
    const threshold = windowThreshold(plan, { alpha, at, size: table.size });
    const weights = weightsAt(at);
    let best: { contrast: Contrast; pValue: number } | null = null;
    for (const contrast of contrastsAt(table, at, currentWindows)) {
      if (contrast.loss < minimumLoss) continue;
      const pValue = pUnderJitter(contrast, weights);
      if (best === null || pValue < best.pValue) best = { contrast, pValue };
    }
    if (best === null || best.pValue >= threshold) continue;
    const { contrast, pValue } = best;
    return { ...contrast, at, pValue, threshold, jitter: meanJitter(weights), rule: plan.rule };
  }
  return null;
}

/** Whether the last checkpoint alone is lower than its examples' noise explains: a note, never a confirmation. */
export function isLastLower(
  table: PairTable,
  { alpha, plan }: { alpha: number; plan: AlarmPlan },
): boolean {
  const at = table.size - 1;
  if (at < 1) return false;
  const threshold = windowThreshold(plan, { alpha, at, size: table.size });
  return contrastsAt(table, at, [1]).some(
    ({ loss, variance }) => normalUpperTail(loss / Math.sqrt(variance)) < threshold,
  );
}

/** Whether even n of n lost could not alarm: the test has no power at all with so few examples. */
export function cannotAlarm(
  n: number,
  question: { alpha: number; plan: AlarmPlan; size: number },
): boolean {
  const { alpha, plan, size } = question;
  const threshold = windowThreshold(plan, { alpha, at: size - 1, size });
  const p = jitterGrid.reduce((sum, tau, place) => {
    const variance = 1 / n + (2 / 3) * (tau / 100) ** 2;
    return sum + (jitterPrior[place] ?? 0) * normalUpperTail(1 / Math.sqrt(variance));
  }, 0);
  return !(n > 0) || p >= threshold;
}

/** p of a contrast with the jitter weighted over its grid. */
export function pUnderJitter(
  { loss, variance, jitterPart }: Pick<Contrast, "loss" | "variance" | "jitterPart">,
  weights: readonly number[],
): number {
  return weights.reduce((sum, weight, place) => {
    const tau = (jitterGrid[place] ?? 0) / 100;
    return sum + weight * normalUpperTail(loss / Math.sqrt(variance + jitterPart * tau ** 2));
  }, 0);
}

/** All contrasts at a checkpoint that show a loss, by the later window, then the earlier one. */
export function contrastsAt(table: PairTable, at: number, windows: readonly number[]): Contrast[] {
  const found: Contrast[] = [];
  for (const b of windows) {
    const after = { from: at - b + 1, to: at };
    for (const a of earlierWindows) {
      const before = highestStretch(table, a, after.from);
      const contrast = before === null ? null : contrastOf(table, before, after);
      if (contrast !== null && contrast.loss > 0) found.push(contrast);
    }
  }
  return found;
}

/** The `length` checkpoints in a row that end before `end` and have the highest mean accuracy; ties: the earliest. */
function highestStretch({ accuracy }: PairTable, length: number, end: number): Stretch | null {
  let best: Stretch | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (let from = 0; from + length <= end; from += 1) {
    let sum = 0;
    for (let k = from; k < from + length; k += 1) sum += accuracy[k] ?? 0;
    if (sum / length <= highest + tie) continue;
    highest = sum / length;
    best = { from, to: from + length - 1 };
  }
  return best;
}

function contrastOf(table: PairTable, before: Stretch, after: Stretch): Contrast | null {
  const { size, shared } = table;
  let n = Number.POSITIVE_INFINITY;
  for (let s = before.from; s <= before.to; s += 1)
    for (let t = after.from; t <= after.to; t += 1) n = Math.min(n, shared[s * size + t] ?? 0);
  if (!(n > 0)) return null;
  const between = meanOver(table, "discord", before, after);
  const within =
    (meanOver(table, "discord", before, before) + meanOver(table, "discord", after, after)) / 2;
  return {
    before,
    after,
    loss: meanOver(table, "loss", before, after),
    variance: Math.max((between - within) / n, 1 / n ** 2),
    jitterPart: 1 / (before.to - before.from + 1) + 1 / (after.to - after.from + 1),
  };
}

function meanOver(
  table: PairTable,
  of: "loss" | "discord",
  rows: Stretch,
  columns: Stretch,
): number {
  let sum = 0;
  let count = 0;
  for (let s = rows.from; s <= rows.to; s += 1) {
    for (let t = columns.from; t <= columns.to; t += 1) {
      sum += table[of][s * table.size + t] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}
