import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { createUniforms } from "@/lib/domain/stats/seeded-random";

export type SimulatedRun = {
  checkpoints: number;
  examples: number;
  /** Share of examples that differ between two checkpoints by noise alone: psi of SCIENCE.md section 6. */
  discordance: number;
  /** Points: sd of what all examples of a checkpoint share (sampling, batch order); none otherwise. */
  jitter?: number;
  /** Points lost for good, evenly between two checkpoints; none in a flat run. */
  fall?: { points: number; from: number; to: number };
  seed: number;
};

/**
 * A run as the simulations of docs/methods.md draw it: 2 psi of the examples toss a fair coin at every
 * checkpoint, 43 % of the rest are known and stay so, except those lost to the fall, each for good at a
 * moment drawn evenly.
 */
export function simulateRun(plan: SimulatedRun): CheckpointOutcomes[] {
  const uniform = createUniforms(plan.seed);
  const flickering = 2 * plan.discordance;
  const steady = 1 - flickering;
  const { points, from, to } = plan.fall ?? { points: 0, from: 0, to: 1 };
  const lostShare = points / 100 / steady;
  const isFlickering = Array.from({ length: plan.examples }, () => uniform() < flickering);
  const lastCorrect = Float64Array.from({ length: plan.examples }, () => {
    const known = uniform();
    if (known >= 0.43) return -1;
    return known < lostShare ? from + uniform() * (to - from) : Number.POSITIVE_INFINITY;
  });
  return Array.from({ length: plan.checkpoints }, (_, epoch) => {
    const shift = ((plan.jitter ?? 0) / 100) * standardNormal(uniform);
    return {
      step: epoch,
      epoch,
      outcomes: Uint8Array.from(lastCorrect, (last, i) => {
        const isCorrect = isFlickering[i] ? uniform() < 0.5 + shift / 2 : epoch <= last;
        const isMoved = !isFlickering[i] && uniform() < Math.abs(shift);
        return (isMoved ? shift > 0 : isCorrect) ? outcomes.correct : outcomes.incorrect;
      }),
    };
  });
}

/** Box and Muller's transform. */
function standardNormal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
