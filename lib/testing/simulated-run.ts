import type { FallShape } from "@/lib/domain/onset/fall-shapes";
import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { createUniforms } from "@/lib/domain/stats/seeded-random";

export type SimulatedRun = {
  checkpoints: number;
  examples: number;
  /** Share of examples that differ between two checkpoints by noise alone: psi of SCIENCE.md section 6. */
  discordance: number;
  /** Share of the tossed coins that stay as they fell at the checkpoint before; 0 unless said. */
  persistence?: number;
  /** Points: sd of what all examples of a checkpoint share (sampling, batch order); none otherwise. */
  jitter?: number;
  /** Points learned before, evenly from the first checkpoint on. */
  warmUp?: { points: number; to: number };
  /** Points lost for good between two checkpoints, evenly unless a shape is said; none in a flat run. */
  fall?: { points: number; from: number; to: number; shape?: Pick<FallShape, "place"> };
  /** Points won back at once, of those that were lost. */
  recovery?: { points: number; at: number };
  seed: number;
};

type Life = { from: number; until: number; again: number };

/** When each example that is no coin is right: from a checkpoint on, until one, and again from another on. */
function drawLives(plan: SimulatedRun, uniform: () => number): (Life | null)[] {
  const flickering = 2 * plan.discordance;
  const shareOf = (points = 0) => points / 100 / (1 - flickering);
  const { fall, warmUp, recovery } = plan;
  const [lost, learned, wonBack] = [fall, warmUp, recovery].map((part) => shareOf(part?.points));
  const isFlickering = Array.from({ length: plan.examples }, () => uniform() < flickering);
  return isFlickering.map((isCoin) => {
    const known = uniform();
    const life = { from: 0, until: Number.POSITIVE_INFINITY, again: Number.POSITIVE_INFINITY };
    if (known >= 0.43) life.until = -1;
    if (fall && known < (lost ?? 0)) {
      const share = uniform();
      life.until = fall.from + (fall.shape?.place(share) ?? share) * (fall.to - fall.from);
      if (recovery && known < (wonBack ?? 0)) life.again = recovery.at;
    } else if (warmUp && known < (lost ?? 0) + (learned ?? 0)) life.from = uniform() * warmUp.to;
    return isCoin ? null : life;
  });
}

/** All answers of a checkpoint moved by a share: so many of the wrong ones right, or of the right ones wrong. */
function outcomesOf(isRight: Uint8Array, dice: Float64Array, shift: number): Uint8Array {
  const share = isRight.reduce((sum, one) => sum + one, 0) / isRight.length;
  const chance = Math.abs(shift) / (shift > 0 ? 1 - share : share);
  const moved = shift > 0 ? 0 : 1;
  return isRight.map((one, i) => {
    const isMoved = one === moved && (dice[i] ?? 1) < chance;
    return (one === 1) !== isMoved ? outcomes.correct : outcomes.incorrect;
  });
}

/**
 * A run as the simulations of docs/methods.md draw it: 2 psi of the examples toss a fair coin at every
 * checkpoint, 43 % of the rest are known and stay so, except those learned late or lost to the fall, each for good at
 * a moment of its own.
 */
export function simulateRun(plan: SimulatedRun): CheckpointOutcomes[] {
  const uniform = createUniforms(plan.seed);
  const { persistence = 0 } = plan;
  const lives = drawLives(plan, uniform);
  const coins = new Float64Array(plan.examples).fill(Number.NaN);
  const dice = new Float64Array(plan.examples);
  const isRight = new Uint8Array(plan.examples);
  return Array.from({ length: plan.checkpoints }, (_, epoch) => {
    const shift = ((plan.jitter ?? 0) / 100) * standardNormal(uniform);
    for (const [i, life] of lives.entries()) {
      if (life !== null) {
        dice[i] = uniform();
        isRight[i] = Number((epoch >= life.from && epoch <= life.until) || epoch >= life.again);
        continue;
      }
      const isKept = persistence > 0 && epoch > 0 && uniform() < persistence;
      if (!isKept) coins[i] = uniform();
      const coin = coins[i] ?? 0;
      // Which half a coin fell on says nothing of where in it.
      dice[i] = persistence > 0 ? uniform() : (2 * coin) % 1;
      isRight[i] = Number(coin < 0.5);
    }
    return { step: epoch, epoch, outcomes: outcomesOf(isRight, dice, shift) };
  });
}

/** Box and Muller's transform. */
function standardNormal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
