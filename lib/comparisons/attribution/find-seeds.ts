import "server-only";
import { type ComparedRow, findRuns } from "@/lib/comparisons/queries";
import type { RunSource } from "@/lib/comparisons/read-sources";
import type { ReadScope } from "@/lib/projects/access";
import { siblingsOfEach } from "@/lib/runs/analysis/find-siblings";

/** Other seeds of the set-ups of a comparison, by the slug of a run: those to read beside its runs, and which are whose. */
export type FoundSeeds = { rows: ComparedRow[]; slugsOf: ReadonlyMap<string, readonly string[]> };

/**
 * Seeds of the runs that are compared with a control, and of these controls; none where no control has another seed,
 * since an interval over runs needs two on each side.
 */
export async function findSeeds(
  scope: ReadScope,
  rows: readonly ComparedRow[],
  pairs: readonly { run: ComparedRow; control: ComparedRow }[],
): Promise<FoundSeeds> {
  const controls = await siblingsOfEach([...new Set(pairs.map(({ control }) => control))]);
  const hasSeeds = ({ control }: (typeof pairs)[number]) =>
    (controls.get(control.id)?.length ?? 0) > 0;
  const runs = await siblingsOfEach(pairs.filter(hasSeeds).map(({ run }) => run));
  const slugsOf = new Map<string, readonly string[]>();
  for (const { run, control } of pairs.filter(hasSeeds)) {
    for (const [{ id, slug }, found] of [[run, runs] as const, [control, controls] as const])
      slugsOf.set(
        slug,
        (found.get(id) ?? []).map((sibling) => sibling.slug),
      );
  }
  const known = new Set(rows.map(({ slug }) => slug));
  const missing = [...slugsOf.values()].flat().filter((slug) => !known.has(slug));
  return { rows: missing.length === 0 ? [] : await findRuns(scope, missing), slugsOf };
}

/** The seeds of a run as they are read, itself first. */
export function seedsOf(
  source: RunSource,
  { slugsOf, sources }: Pick<FoundSeeds, "slugsOf"> & { sources: readonly RunSource[] },
): RunSource[] {
  const slugs = slugsOf.get(source.row.slug) ?? [];
  return [source, ...sources.filter(({ row }) => slugs.includes(row.slug))];
}
