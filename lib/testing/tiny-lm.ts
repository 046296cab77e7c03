import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import golden from "@/lib/domain/tiny-lm.golden.json";

export type TinyRunName = keyof typeof golden.runs;

const outcomeOf = new Map<string | undefined, number>([
  ["+", outcomes.correct],
  ["-", outcomes.incorrect],
  ["0", outcomes.abstained],
]);

/** The measured dev outcomes of a run of tiny-lm: 800 examples, the same order in every run. */
export function tinyDev(name: TinyRunName): CheckpointOutcomes[] {
  const run = golden.runs[name];
  return run.steps.map((step, k) => ({
    step,
    epoch: run.epochs[k] ?? null,
    outcomes: Uint8Array.from(
      run.patternOf,
      (pattern) => outcomeOf.get(run.patterns[pattern]?.[k]) ?? outcomes.notEvaluated,
    ),
  }));
}

export const tinyRuns = Object.keys(golden.runs) as TinyRunName[];
