import type { Holds } from "./format";
import type { MetricRecord, RunFacts } from "./records";

/** What is known of a file of a bundle when runs are told apart. */
export type GroupedFile = {
  path: string;
  format: string;
  holds: Holds;
  /** The runs that it names itself; `[null]` where it is about one and does not say which. */
  runs: readonly (string | null)[];
  /** The folder that is its run's, and the name of that run. */
  folder: string;
  folderRun: string | null;
  /** A name from the file's own, where it has one of its own. */
  ownName: string | null;
  facts: readonly RunFacts[];
  /** Its metrics, at least the first of them; empty where it holds none. */
  history: readonly MetricRecord[];
  /** Where its outcomes or counts stand: "step/split/example". */
  outcomes: ReadonlySet<string>;
};

export type GroupMember = { path: string; from: string | null };

type RunGroup = {
  name: string;
  members: GroupMember[];
  /** Files that say no more than another one of the group. */
  copies: { path: string; of: string }[];
};

type SameHistory = (a: readonly MetricRecord[], b: readonly MetricRecord[]) => boolean;
type Relation = "apart" | "together" | "copy";

function rangeOf(history: readonly MetricRecord[]): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { step } of history) {
    first = Math.min(first, step);
    last = Math.max(last, step);
  }
  return { first, last };
}

function keysOf(history: readonly MetricRecord[]): Set<string> {
  return new Set(history.flatMap(({ values }) => Object.keys(values)));
}

/** Metrics of one run follow each other, are of different names, or say the same where they overlap. */
function relateHistories(a: GroupedFile, b: GroupedFile, isSameHistory: SameHistory): Relation {
  const [one, other] = [rangeOf(a.history), rangeOf(b.history)];
  if (one.last < other.first || other.last < one.first) return "together";
  const [keys, otherKeys] = [keysOf(a.history), keysOf(b.history)];
  if (keys.isDisjointFrom(otherKeys)) return "together";
  if (!isSameHistory(a.history, b.history)) return "apart";
  const [shorter, longer] = a.history.length <= b.history.length ? [a, b] : [b, a];
  const steps = new Set(longer.history.map(({ step }) => step));
  const isPart =
    a.format === b.format &&
    shorter.history.every(({ step }) => steps.has(step)) &&
    keysOf(shorter.history).isSubsetOf(keysOf(longer.history));
  return isPart ? "copy" : "together";
}

function nameIn({ facts }: GroupedFile): string | null {
  return facts.find(({ run, name }) => run === null && name)?.name ?? null;
}

function relate(a: GroupedFile, b: GroupedFile, isSameHistory: SameHistory): Relation {
  const [name, other] = [nameIn(a), nameIn(b)];
  const isNamedApart = name !== null && other !== null && name !== other;
  if (isNamedApart && a.format === b.format) return "apart";
  if (a.history.length > 0 && b.history.length > 0) return relateHistories(a, b, isSameHistory);
  if (a.holds === b.holds && !a.outcomes.isDisjointFrom(b.outcomes)) return "apart";
  return "together";
}

/** Of two that say the same the one nearer to the top says more: it was written at the end. */
function saysMore(a: GroupedFile, b: GroupedFile): boolean {
  if (a.history.length !== b.history.length) return a.history.length > b.history.length;
  return a.path.split("/").length <= b.path.split("/").length;
}

type Draft = { files: GroupedFile[]; copies: RunGroup["copies"] };

/** Puts a file to the first group that it may be of; a copy takes the place of what says less. */
function place(drafts: Draft[], file: GroupedFile, isSameHistory: SameHistory): void {
  for (const draft of drafts) {
    const relations = draft.files.map((member) => relate(member, file, isSameHistory));
    if (relations.includes("apart")) continue;
    const index = relations.indexOf("copy");
    const twin = index === -1 ? undefined : draft.files[index];
    if (twin === undefined) draft.files.push(file);
    else if (saysMore(twin, file)) draft.copies.push({ path: file.path, of: twin.path });
    else {
      draft.files[index] = file;
      draft.copies = draft.copies.map((copy) => ({ ...copy, of: file.path }));
      draft.copies.push({ path: twin.path, of: file.path });
    }
    return;
  }
  drafts.push({ files: [file], copies: [] });
}

function factName(files: readonly GroupedFile[], run: string | null): string | null {
  for (const { facts } of files) {
    for (const fact of facts) if (fact.run === run && fact.name) return fact.name;
  }
  return null;
}

/**
 * The runs that the files of a bundle are of. A file that names its runs is of those; the others go by their folder,
 * and within one by what they say: logs that contradict each other are of two runs, copies of one log are one.
 * `bundleName` names a run that nothing else names.
 */
export function groupFiles(
  files: readonly GroupedFile[],
  { isSameHistory, bundleName }: { isSameHistory: SameHistory; bundleName: string },
): RunGroup[] {
  const named = new Map<string, GroupMember[]>();
  const byFolder = new Map<string, Draft[]>();
  for (const file of files) {
    for (const run of file.runs) {
      if (run === null) continue;
      const members = named.get(run) ?? [];
      members.push({ path: file.path, from: run });
      named.set(run, members);
    }
    if (!file.runs.includes(null)) continue;
    const drafts = byFolder.get(file.folder) ?? [];
    byFolder.set(file.folder, drafts);
    place(drafts, file, isSameHistory);
  }
  const groups = [...byFolder.values()].flatMap((drafts) =>
    drafts.map((draft): RunGroup => {
      const members = draft.files.map(({ path }) => ({ path, from: null }));
      return { name: nameOf(draft, drafts, bundleName), members, copies: draft.copies };
    }),
  );
  for (const [run, members] of named) {
    groups.push({ name: factName(files, run) ?? run, members, copies: [] });
  }
  return groups;
}

function nameOf({ files }: Draft, drafts: readonly Draft[], bundleName: string): string {
  const said = factName(files, null);
  if (said !== null) return said;
  const folder = files[0]?.folderRun ?? null;
  const own = files.map(({ ownName }) => ownName).find((name) => name !== null) ?? null;
  if (drafts.length > 1) return own ?? folder ?? bundleName;
  return folder ?? (files.length === 1 ? own : null) ?? bundleName;
}
