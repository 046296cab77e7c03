import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { listAttributeKeys } from "@/lib/datasets/queries";
import { datasetOf } from "@/lib/db/row-key";
import { chooseBaseline } from "@/lib/domain/compare/baseline-choice";
import { comparabilityRefusal, intersectOrdinals } from "@/lib/domain/compare/comparability";
import { headlineSplit } from "@/lib/domain/judged-curve";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { notFound } from "@/lib/errors";
import { openToReadRuns, type ReadScope } from "@/lib/projects/access";
import type { ProjectSettings } from "@/lib/projects/schema";
import { type FoundSeeds, findSeeds } from "./attribution/find-seeds";
import type { ComparisonResponse } from "./comparison-schema";
import { type ComparedRow, findReadableRuns, findRuns, listSplitsOf } from "./queries";
import { openSources, type RunSource } from "./read-sources";
import { withDistinctNames, withOwnNames } from "./run-names";
import type { ComparisonQuery } from "./schema";
import { readSettings } from "./settings/compared-settings";

export type OpenComparison = {
  scope: ReadScope;
  settings: ProjectSettings;
  split: string | null;
  splits: readonly string[];
  population: Population;
  /** First of them the baseline; all comparable with it. */
  sources: readonly RunSource[];
  baseline: RunSource;
  controls: readonly RunSource[];
  /** Runs of other seeds, and whose they are. */
  seeds: Pick<FoundSeeds, "slugsOf"> & { sources: readonly RunSource[] };
  refusals: ComparisonResponse["refusals"];
  /** The examples that every paired run is counted on; null where the baseline has counts only. */
  ordinals: Int32Array | null;
  intersected: boolean;
  attributes: readonly string[];
  /** What all names say and the runs are not called by. */
  sharedName: string | null;
};

/** Rights, runs, split and population; who can be compared with the baseline, and on which examples. */
export async function openComparison(
  viewer: Viewer,
  project: string,
  query: ComparisonQuery,
): Promise<OpenComparison> {
  const scope = await openToReadRuns(viewer, project);
  const [found, settings] = await Promise.all([
    findReadableRuns(scope, query.run),
    readSettings(scope),
  ]);
  const { rows, sharedName } = withOwnNames(withDistinctNames(found));
  const reference = chooseBaseline(rows, query.baseline);
  if (reference === null) throw notFound("run", query.run.join(", "));
  const controlRows = await controlsOf(scope, rows, query.control);
  const held = [...rows, ...controlRows];
  const seeds = await findSeeds(scope, held, pairsOf(rows, held, query.control));
  const everyone = [...held, ...seeds.rows];
  const splits = await listSplitsOf(
    scope,
    rows.map(({ id }) => id),
  );
  const ownSplits = await listSplitsOf(scope, [reference.id]);
  const split = query.split ?? headlineSplit(ownSplits) ?? null;
  const sourcesOf = await openSources(everyone, split ?? "");
  let population = query.population ?? settings.population;
  let sources = await sourcesOf({ population, where: query.where, settings });
  const hasAny = sources.some(({ row, scored }) => row === reference && scored.total !== null);
  if (!hasAny && query.population === undefined && population !== "all") {
    population = "all";
    sources = await sourcesOf({ population, where: query.where, settings });
  }
  const dataset = datasetOf(reference);
  const attributes = dataset === null ? [] : await listAttributeKeys(dataset);
  const judged = agree(sources.slice(0, rows.length), reference, query.intersect === "1");
  return {
    ...{ scope, settings, split, splits, population, attributes, sharedName },
    ...judged,
    controls: sources.slice(0, held.length),
    seeds: { slugsOf: seeds.slugsOf, sources },
    refusals: [...judged.refusals, ...missingRuns(query.run, rows)],
  };
}

/** Which run is compared with which control. */
function pairsOf(
  rows: readonly ComparedRow[],
  held: readonly ComparedRow[],
  asked: string | undefined,
) {
  return rows.flatMap((run) => {
    const control = held.find(({ slug }) => slug === (asked ?? run.control));
    return control === undefined || control.id === run.id ? [] : [{ run, control }];
  });
}

function missingRuns(slugs: readonly string[], rows: readonly ComparedRow[]) {
  return [...new Set(slugs)]
    .filter((slug) => rows.every((row) => row.slug !== slug))
    .map((run) => ({
      run,
      name: null,
      reason: "no such run in this project: it was deleted, or never there",
      shared: null,
    }));
}

async function controlsOf(
  scope: ReadScope,
  rows: readonly ComparedRow[],
  asked: string | undefined,
): Promise<ComparedRow[]> {
  const wanted = asked === undefined ? rows.flatMap(({ control }) => control ?? []) : [asked];
  const missing = wanted.filter((slug) => rows.every((row) => row.slug !== slug));
  const found = missing.length > 0 ? await findRuns(scope, missing) : [];
  if (asked !== undefined && missing.length > 0 && found.length === 0) throw notFound("run", asked);
  return found;
}

/** Runs that answer the same examples as the baseline, or with `isIntersected` those that share some. */
function agree(sources: readonly RunSource[], reference: ComparedRow, isIntersected: boolean) {
  const baseline = sources.find(({ row }) => row === reference);
  if (baseline === undefined) throw new RangeError("the baseline was not read");
  const judged = sources.map((source) => ({
    source,
    refusal: comparabilityRefusal(baseline.scored, source.scored),
  }));
  const isIn = ({ refusal }: (typeof judged)[number]) =>
    refusal === null || (isIntersected && refusal.shared !== null);
  const accepted = judged.filter(isIn);
  const ordinals = accepted.reduce<Int32Array | null>((shared, { source, refusal }) => {
    const own = source.scored.examples;
    if (refusal === null || own === null || shared === null) return shared;
    return intersectOrdinals(shared, own);
  }, baseline.scored.examples);
  const refused = judged.filter((one) => !isIn(one));
  return {
    baseline,
    sources: accepted.map(({ source }) => source),
    ordinals,
    intersected: accepted.some(({ refusal }) => refusal !== null),
    refusals: refused.map(({ source, refusal }) => ({
      run: source.row.slug,
      name: source.row.name,
      reason: refusal?.reason ?? "",
      shared: refusal?.shared ?? null,
    })),
  };
}
