import type { Settings } from "@/lib/domain/compare/configuration-differences";
import { isSeedSetting } from "@/lib/domain/compare/seed-setting";
import { statesShare } from "@/lib/domain/knowledge/stated-share";

export type ControlCandidate = {
  run: string;
  dataset: string | null;
  /** Ratio; null where the training set is not known. */
  unknownShare: number | null;
  trainingSize: number;
  lastStep: number | null;
  settings: Settings;
};

export type ControlSuggestion = {
  run: string;
  /** Settings that differ by chance alone, such as the seed; none is best. */
  differences: string[];
  /** Whether the control was trained for at least as many steps as the run. */
  reachesEnd: boolean;
};

type Pair = { run: ControlCandidate; control: ControlCandidate; setting: string };

/** Settings that only say how much of the set is Unknown, or that follow its size, as steps an epoch do. */
function followsTheMix({ run, control, setting }: Pair): boolean {
  const [own, other] = [run.settings[setting] ?? null, control.settings[setting] ?? null];
  if (statesShare(own, run.unknownShare) && statesShare(other, control.unknownShare)) return true;
  if (typeof own !== "number" || typeof other !== "number" || other === 0) return false;
  if (run.trainingSize === control.trainingSize || control.trainingSize === 0) return false;
  return Math.abs(own / other / (run.trainingSize / control.trainingSize) - 1) < 0.05;
}

/** The names of the chance differences of two set-ups that else are the same; null when they are not. */
function chanceDifferences(run: ControlCandidate, control: ControlCandidate): string[] | null {
  const names = new Set([...Object.keys(run.settings), ...Object.keys(control.settings)]);
  const differing = [...names].filter(
    (setting) => (run.settings[setting] ?? null) !== (control.settings[setting] ?? null),
  );
  const rest = differing.filter((setting) => !followsTheMix({ run, control, setting }));
  return rest.every((setting) => isSeedSetting(setting)) ? rest.sort() : null;
}

/**
 * The run to hold another against: the same set-up on the same dataset without Unknown examples
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
