import type { AttributableLoss } from "@/lib/domain/compare/attribution";
import { accuraciesOf, bestSoFar } from "@/lib/domain/decision/best-checkpoint";
import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { type DifferenceOfMeans, differenceOfMeans } from "@/lib/domain/stats/difference-of-means";

type Run = readonly CheckpointOutcomes[];

/**
 * By example: 1 lost since the run's best up to the step, -1 gained, 0 the same, NaN where one did not score it. Null of
 * a run that ended before the step: its fall is one of fewer steps.
 */
export function fallsAt(run: Run, step: number): Float64Array | null {
  if ((run.at(-1)?.step ?? Number.NEGATIVE_INFINITY) < step) return null;
  const index = run.findLastIndex((checkpoint) => checkpoint.step <= step);
  const best = bestSoFar(accuraciesOf(run.slice(0, index + 1))).at(-1) ?? null;
  const [before, now] = [best === null ? undefined : run[best], run[index]];
  if (before === undefined || now === undefined) return null;
  return Float64Array.from(now.outcomes, (mark, i) => {
    const earlier = before.outcomes[i];
    if (mark === outcomes.notEvaluated || earlier === outcomes.notEvaluated) return Number.NaN;
    return Number(earlier === outcomes.correct) - Number(mark === outcomes.correct);
  });
}

export type OverRuns = DifferenceOfMeans & { treatedFall: number; controlFall: number };

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The attributable loss over seeds: mean fall of the runs minus that of the controls, with an interval over runs that
 * carries the luck of the common questions too (SCIENCE.md section 8). Ratios, over the examples that all scored. Null
 * with one run on a side or fewer than two examples.
 */
export function fallsOverRuns(
  treated: readonly ArrayLike<number>[],
  control: readonly ArrayLike<number>[],
): (OverRuns & { examples: number }) | null {
  const all = [...treated, ...control];
  const length = Math.min(...all.map((falls) => falls.length));
  const shared = Array.from({ length }, (_, i) => i).filter((i) =>
    all.every((falls) => Number.isFinite(falls[i])),
  );
  if (treated.length < 2 || control.length < 2 || shared.length < 2) return null;
  const runMeans = (runs: typeof treated) =>
    runs.map((falls) => meanOf(shared.map((i) => falls[i] ?? 0)));
  const differences = shared.map(
    (i) =>
      meanOf(treated.map((falls) => falls[i] ?? 0)) - meanOf(control.map((falls) => falls[i] ?? 0)),
  );
  const mean = meanOf(differences);
  const spread = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const exampleVariance = spread / (shared.length - 1) / shared.length;
  const [ofTreated, ofControl] = [runMeans(treated), runMeans(control)];
  const found = differenceOfMeans(ofTreated, ofControl, exampleVariance);
  if (found === null) return null;
  return {
    ...found,
    treatedFall: meanOf(ofTreated),
    controlFall: meanOf(ofControl),
    examples: shared.length,
  };
}

/** Runs of one set-up on each side that an attribution speaks of. */
export type Seeds = { run: number; control: number; isOverRuns: boolean };

/** Where there is one run on a side the interval is over examples, of these two runs alone. */
export const oneRunEach: Seeds = { run: 1, control: 1, isOverRuns: false };

/** What an interval is over, to stand behind it. */
export function seedWords({ run, control, isOverRuns }: Seeds): string {
  if (isOverRuns) return `over ${run} and ${control} runs`;
  if (run < 2 && control < 2) return "one run each";
  return control < 2 ? `${run} runs, one control` : `one run, ${control} controls`;
}

/**
 * The attributable loss at a step with its interval over runs, and how many these are; null where a side has one run
 * that reaches the step. All runs hold the same examples in the same order; the first of a side is the one shown.
 */
export function lossOverRuns(
  treated: readonly Run[],
  control: readonly Run[],
  step: number,
): { loss: Omit<AttributableLoss, "index" | "controlIndex">; seeds: Seeds } | null {
  const fallsOf = (runs: readonly Run[]) => runs.flatMap((run) => fallsAt(run, step) ?? []);
  const [ofTreated, ofControl] = [fallsOf(treated), fallsOf(control)];
  const found = fallsOverRuns(ofTreated, ofControl);
  if (found === null || found.low === null || found.high === null) return null;
  const { difference, low, high, treatedFall, controlFall, examples } = found;
  return {
    loss: { loss: difference, low, high, runFall: treatedFall, controlFall, examples },
    seeds: { run: ofTreated.length, control: ofControl.length, isOverRuns: true },
  };
}
