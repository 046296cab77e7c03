export type SuggestibleRun = {
  id: string;
  dataset: string | null;
  baseModel: string | null;
  tags: readonly string[];
  /** Ratio; null where the training set is not known. */
  unknownShare: number | null;
  checkpoints: number;
};

export type RunSet = { title: string; note: string; runs: readonly string[] };

/** As many as one comparison takes. */
export const maxComparedRuns = 50;
const leastTagged = 2;

function byUnknown(runs: readonly SuggestibleRun[]): string[] {
  return runs
    .toSorted((a, b) => (a.unknownShare ?? 2) - (b.unknownShare ?? 2) || (a.id < b.id ? -1 : 1))
    .slice(0, maxComparedRuns)
    .map(({ id }) => id);
}

/**
 * Sets of runs worth comparing: all of one dataset and base model, and within it those of a tag. Runs are
 * in the order of their Unknown share, so that the first one, with least of it, is the baseline.
 */
export function suggestSets(runs: readonly SuggestibleRun[]): readonly RunSet[] {
  const comparable = runs.filter(({ dataset, checkpoints }) => dataset !== null && checkpoints > 0);
  const groups = Map.groupBy(
    comparable,
    ({ dataset, baseModel }) => `${dataset} · ${baseModel ?? "no base model"}`,
  );
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([title, members]) => {
      const tags = [...new Set(members.flatMap((run) => run.tags))];
      const tagged = tags.flatMap((tag): RunSet[] => {
        const own = members.filter((run) => run.tags.includes(tag));
        if (own.length < leastTagged || own.length === members.length) return [];
        return [{ title: tag, note: `${own.length} runs with this tag`, runs: byUnknown(own) }];
      });
      const all = { title, note: `all ${members.length} runs`, runs: byUnknown(members) };
      return [all, ...tagged.sort((a, b) => b.runs.length - a.runs.length).slice(0, 5)];
    });
}

/** Sets that hold a run, for one that stands alone: first it beside its control, where it has one. */
export function suggestBeside(
  { run, control }: { run: string; control: string | null },
  runs: readonly SuggestibleRun[],
): readonly RunSet[] {
  const sets = suggestSets(runs).filter((set) => set.runs.includes(run));
  if (control === null) return sets;
  return [{ title: control, note: "its control", runs: [control, run] }, ...sets];
}
