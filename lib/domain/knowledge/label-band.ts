import { countShared, type Marks, packMarks } from "@/lib/domain/onset/pair-table";
import { quantileOf } from "@/lib/domain/stats/quantile";
import { createUniforms } from "@/lib/domain/stats/seeded-random";

type RedrawPlan = { redraws: number; seed: number };

/** One plan everywhere, so that every page and call gives the same band. */
export const labelRedraws: RedrawPlan = { redraws: 200, seed: 20240505 };

/** Facts of a split as they are labelled, and what each answered at every checkpoint. */
export type LabelledFacts = {
  isUnknown: readonly boolean[];
  /** The chance of each to be labelled Unknown were it asked again; NaN where it has no draws and keeps its label. */
  chances: ArrayLike<number>;
  /** An outcome a fact; one that is not evaluated counts in nothing. */
  checkpoints: readonly { step: number; outcomes: Uint8Array }[];
};

type BandPoint = { step: number; low: number; high: number };
export type LabelBands = { known: BandPoint[]; unknown: BandPoint[] };

/**
 * How far the accuracy (ratio) of the Known and of the Unknown facts could move at each checkpoint through labelling
 * alone: all facts are labelled anew as if they were asked again, and 95 % of the redraws lie from low to high
 * (SCIENCE.md section 12). One redraw holds for all checkpoints; the answers stay what they are, so the noise of the
 * examples is not in it. A checkpoint where half of the redraws leave no fact of the class has no point.
 */
export function labelBands(facts: LabelledFacts, plan = labelRedraws): LabelBands {
  const checkpoints = facts.checkpoints.map(({ step, outcomes }) => {
    const marks = packMarks(outcomes);
    const [total, right] = [countShared(marks.seen), countShared(marks.right)];
    return { step, marks, total, right, known: [] as number[], unknown: [] as number[] };
  });
  const uniform = createUniforms(plan.seed);
  for (let redraw = 0; redraw < plan.redraws; redraw++) {
    const isUnknown = relabel(facts, uniform);
    for (const { marks, total, right, known, unknown } of checkpoints) {
      const [ofUnknown, rightOfUnknown] = countIn(marks, isUnknown);
      if (ofUnknown > 0) unknown.push(rightOfUnknown / ofUnknown);
      if (total > ofUnknown) known.push((right - rightOfUnknown) / (total - ofUnknown));
    }
  }
  const bandOf = (drawn: "known" | "unknown") =>
    checkpoints.flatMap(({ step, [drawn]: ratios }): BandPoint[] => {
      const [low, high] = [quantileOf(ratios, 0.025), quantileOf(ratios, 0.975)];
      if (low === null || high === null || 2 * ratios.length < plan.redraws) return [];
      return [{ step, low, high }];
    });
  return { known: bandOf("known"), unknown: bandOf("unknown") };
}

function countIn({ seen, right }: Marks, facts: Uint32Array): [number, number] {
  return [countShared(seen, facts), countShared(right, facts)];
}

/** The facts that are labelled Unknown this time, a bit each. */
function relabel({ isUnknown, chances }: LabelledFacts, uniform: () => number): Uint32Array {
  const drawn = new Uint32Array(Math.ceil(isUnknown.length / 32));
  for (let fact = 0; fact < isUnknown.length; fact++) {
    const chance = chances[fact] ?? Number.NaN;
    const isNow = Number.isNaN(chance) ? isUnknown[fact] : uniform() < chance;
    if (isNow) drawn[fact >>> 5] = (drawn[fact >>> 5] ?? 0) | (1 << (fact & 31));
  }
  return drawn;
}
