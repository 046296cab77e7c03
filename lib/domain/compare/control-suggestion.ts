import { chanceDifferences, type SetUp } from "./same-set-up";

export type ControlCandidate = SetUp & {
  run: string;
  dataset: string | null;
  lastStep: number | null;
};

export type ControlSuggestion = {
  run: string;
  /** Settings that differ by chance alone, such as the seed; none is best. */
  differences: string[];
  /** Whether the control was trained for at least as many steps as the run. */
  reachesEnd: boolean;
};

/**
 * The run to compare another with: the same set-up on the same dataset without Unknown examples
 * (SCIENCE.md section 8). Settings that state the Unknown share or follow the size of the training set
 * may differ, seeds too; any other difference, such as the learning rate, rules a run out. Best is one
 * trained for as many steps, then one with the same seed, then by name. Null for a run without Unknown
 * examples, and when none fits.
 */
export function suggestControl(
  run: ControlCandidate,
  candidates: readonly ControlCandidate[],
): ControlSuggestion | null {
  if (run.dataset === null || run.unknownShare === null || run.unknownShare === 0) return null;
  const fitting = candidates.flatMap((candidate): ControlSuggestion[] => {
    if (candidate.run === run.run || candidate.dataset !== run.dataset) return [];
    if (candidate.unknownShare !== 0) return [];
    const differences = chanceDifferences(run, candidate);
    if (differences === null) return [];
    const reachesEnd = (candidate.lastStep ?? -1) >= (run.lastStep ?? Number.POSITIVE_INFINITY);
    return [{ run: candidate.run, differences, reachesEnd }];
  });
  const [best] = fitting.sort(
    (a, b) =>
      Number(b.reachesEnd) - Number(a.reachesEnd) ||
      a.differences.length - b.differences.length ||
      (a.run < b.run ? -1 : 1),
  );
  return best ?? null;
}
