import type {
  SettingDifference,
  Settings,
  SettingValue,
} from "@/lib/domain/compare/configuration-differences";
import { isSeedSetting } from "@/lib/domain/compare/seed-setting";
import { statesShare } from "@/lib/domain/knowledge/stated-share";

export type SetUp = {
  /** Ratio; null where the training set is not known. */
  unknownShare: number | null;
  trainingSize: number;
  settings: Settings;
};

type Side = SetUp & { value: SettingValue };

/** Settings that only say how much of the set is Unknown, or that follow its size, as steps an epoch do. */
function followsTheMix(setting: string, one: Side, other: Side): boolean {
  if ([one, other].every(({ value, unknownShare }) => statesShare(value, unknownShare)))
    return true;
  if (typeof one.value !== "number" || typeof other.value !== "number") return false;
  if (/^unknown/i.test(setting)) return true;
  const sizes = one.trainingSize / other.trainingSize;
  return sizes !== 1 && Math.abs(one.value / other.value / sizes - 1) < 0.05;
}

/** The names of the settings that differ by chance alone, such as the seed; null where anything but those and the mix does. */
export function chanceDifferences(one: SetUp, other: SetUp): string[] | null {
  const names = new Set([...Object.keys(one.settings), ...Object.keys(other.settings)]);
  const rest = [...names].filter((setting) => {
    const [own = null, their = null] = [one.settings[setting], other.settings[setting]];
    const sides = [
      { ...one, value: own },
      { ...other, value: their },
    ] as const;
    return own !== their && !followsTheMix(setting, ...sides);
  });
  return rest.every((setting) => isSeedSetting(setting)) ? rest.sort() : null;
}

type Compared = Omit<SetUp, "settings"> & { run: string; relabelledUnknown: number | null };

/**
 * The runs that differ from the baseline in the mix of their training set and in seeds only: across other rates or
 * treatments, accuracy by Unknown share would mix causes. All runs where that leaves fewer than two shares. The values
 * of the differences are in the order of the runs.
 */
export function sameSetUp<R extends Compared>({
  runs,
  differences,
  baseline,
}: {
  runs: readonly R[];
  differences: readonly Pick<SettingDifference, "setting" | "values">[];
  baseline: string;
}): { runs: readonly R[]; leftOut: number } {
  const setUps = runs.map((run, index): SetUp => {
    const settings = differences.map(({ setting, values }) => [setting, values[index] ?? null]);
    return { ...run, settings: Object.fromEntries(settings) };
  });
  const own = setUps[runs.findIndex(({ run }) => run === baseline)];
  const plain = runs.filter(({ relabelledUnknown }) => !relabelledUnknown);
  const alike = plain.filter((run) => {
    const setUp = setUps[runs.indexOf(run)];
    return own !== undefined && setUp !== undefined && chanceDifferences(setUp, own) !== null;
  });
  const shares = new Set(alike.flatMap(({ unknownShare }) => unknownShare ?? []));
  const shown = shares.size > 1 ? alike : plain;
  return { runs: shown, leftOut: runs.length - shown.length };
}
