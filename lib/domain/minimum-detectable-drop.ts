import { type CheckpointOutcomes, pairOutcomes } from "@/lib/domain/checkpoint-outcomes";
import { normalUpperQuantile } from "@/lib/domain/normal";

/** z of 80 % power. */
const zPower = 0.84;

/**
 * The smallest fall (ratio; times 100 for points) that the all-pairs alarm finds in 4 of 5 runs:
 * (z_crit + 0.84) sqrt(psi / n) with n examples, psi the share that differs between the two checkpoints
 * compared, and z_crit the one-sided point of alpha / (K(K - 1)/2) over K checkpoints (alpha alone for
 * two). SCIENCE.md section 6: n = 1,000, psi 0.05 gives 1.8 points for one test, 3.4 over 50
 * checkpoints. Null without examples or with fewer than two checkpoints.
 */
export function minimumDetectableDrop(plan: {
  examples: number;
  discordance: number;
  checkpoints: number;
  alpha: number;
}): number | null {
  const { examples, discordance, checkpoints, alpha } = plan;
  if (!(examples > 0 && checkpoints > 1 && discordance >= 0)) return null;
  const critical = normalUpperQuantile(alpha / ((checkpoints * (checkpoints - 1)) / 2));
  return critical === null
    ? null
    : Math.min(1, (critical + zPower) * Math.sqrt(discordance / examples));
}

/**
 * psi for a run, a ratio: the largest (lost + gained) / n between the best checkpoint and any later one
 * up to the first alarm, or up to the last without an alarm. That leaves out the warm-up, where much
 * changes, and the fall itself. With the best at the end, its predecessor is compared. Null when no two
 * checkpoints share an example. unk050_s1: 76 of 800 (epoch 2 to 6).
 */
export function discordanceAroundBest(run: {
  checkpoints: readonly CheckpointOutcomes[];
  bestIndex: number;
  alarmIndex: number | null;
}): number | null {
  const { checkpoints, bestIndex } = run;
  const best = checkpoints[bestIndex];
  const end = Math.max(bestIndex + 1, run.alarmIndex ?? checkpoints.length - 1);
  const later = checkpoints.slice(bestIndex + 1, end + 1);
  const compared =
    later.length > 0 ? later : checkpoints.slice(Math.max(0, bestIndex - 1), bestIndex);
  if (!best) return null;
  const shares = compared.flatMap((checkpoint) => {
    const { total, lost, gained } = pairOutcomes(best.outcomes, checkpoint.outcomes);
    return total > 0 ? [(lost + gained) / total] : [];
  });
  return shares.length > 0 ? Math.max(...shares) : null;
}
