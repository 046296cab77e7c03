import type { SettingValue } from "@/lib/domain/compare/configuration-differences";
import { settingWords } from "@/lib/domain/compare/setting-words";

/** What was done about the Unknown examples of a training set. */
export const remedyKinds = [
  "as-it-is",
  "filtered",
  "relabelled",
  "declared",
  "other-setting",
] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** A training set by its members: the Known part, the Unknown part, and how many Unknown ones are relabelled. */
export type TrainedRun = {
  run: string;
  /** Fingerprints: equal where the same examples are in. */
  knownSet: string;
  unknownSet: string;
  unknown: number;
  relabelledUnknown: number;
  /** Settings by name; seeds left out. */
  settings: Readonly<Record<string, SettingValue>>;
  /** What the team says was done, and to which run: "self-distillation"; a run without training may say it too. */
  declared?: { remedy: string; of: string } | null;
};

export type Remedy = { run: string; kind: RemedyKind; against: string; setting: string | null };

/** The name of the only setting in which two runs differ, with its two values; null when it is not one. */
function onlyDifference(a: TrainedRun, b: TrainedRun): string | null {
  const names = new Set([...Object.keys(a.settings), ...Object.keys(b.settings)]);
  const differing = [...names].filter((name) => a.settings[name] !== b.settings[name]);
  const [name] = differing;
  if (name === undefined || differing.length > 1) return null;
  return `${name} ${settingWords(b.settings[name])} instead of ${settingWords(a.settings[name])}`;
}

function hasSameSettings(a: TrainedRun, b: TrainedRun): boolean {
  const names = [...Object.keys(a.settings), ...Object.keys(b.settings)];
  return names.every((name) => a.settings[name] === b.settings[name]);
}

function remedyOf(reference: TrainedRun, run: TrainedRun): Remedy[] {
  const remedy = { run: run.run, against: reference.run, setting: null };
  if (run.declared) {
    const { of, remedy: said } = run.declared;
    return of === reference.run ? [{ ...remedy, kind: "declared", setting: said }] : [];
  }
  if (run.knownSet !== reference.knownSet) return [];
  const isTreated = run.unknown === 0 || run.relabelledUnknown > 0;
  if (isTreated && !hasSameSettings(reference, run)) return [];
  if (run.unknown === 0) return [{ ...remedy, kind: "filtered" }];
  if (run.unknownSet !== reference.unknownSet) return [];
  if (run.relabelledUnknown === run.unknown) return [{ ...remedy, kind: "relabelled" }];
  if (run.relabelledUnknown > 0) return [];
  const setting = onlyDifference(reference, run);
  return setting === null ? [] : [{ ...remedy, kind: "other-setting", setting }];
}

const kindsIn = (block: readonly Remedy[]) => new Set(block.map(({ kind }) => kind)).size;

/**
 * Runs that are remedies of another, told from the training sets and not from names: the same Known
 * examples with the Unknown ones left out (filtered), with all of them relabelled as abstentions, or
 * the same set trained with one other setting, such as the learning rate. One block for each untreated
 * run that has a remedy among the rest or is named by one that declares what was done, itself first; of blocks that say the same the one with more
 * kinds, then the earlier. A run that only differs in its seed is no remedy.
 */
export function findRemedies(runs: readonly TrainedRun[]): Remedy[][] {
  const named = new Set(runs.flatMap(({ declared }) => declared?.of ?? []));
  const untreated = runs.filter(
    (run) =>
      !run.declared && (named.has(run.run) || (run.unknown > 0 && run.relabelledUnknown === 0)),
  );
  const blocks = untreated
    .map((reference): Remedy[] => {
      const others = runs.filter(({ run }) => run !== reference.run);
      const asItIs = { run: reference.run, against: reference.run, setting: null };
      return [
        { ...asItIs, kind: "as-it-is" },
        ...others.flatMap((run) => remedyOf(reference, run)),
      ];
    })
    .filter((block) => block.length > 1)
    .sort((a, b) => kindsIn(b) - kindsIn(a));
  const used = new Set<string>();
  return blocks.filter(([reference, ...rest]) => {
    const isNew = !used.has(reference?.run ?? "") && rest.some(({ run }) => !used.has(run));
    if (isNew) for (const { run } of rest) used.add(run);
    return isNew;
  });
}

export const remedyWords: Readonly<Record<RemedyKind, string>> = {
  "as-it-is": "as it is",
  filtered: "Unknown filtered out",
  relabelled: "Unknown relabelled \u201cI don't know\u201d",
  declared: "another remedy",
  "other-setting": "another setting",
};
