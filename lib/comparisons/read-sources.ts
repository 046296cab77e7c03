import "server-only";
import { listAttributeValues } from "@/lib/datasets/queries";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import type { RowKey } from "@/lib/db/row-key";
import type { ScoredRun } from "@/lib/domain/compare/comparability";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import {
  type CountedRow,
  countsOf,
  type PopulationCounts,
} from "@/lib/domain/knowledge/populations";
import { outcomes, readOutcome } from "@/lib/domain/outcomes/outcomes";
import type { ProjectSettings } from "@/lib/projects/schema";
import { readCategories } from "@/lib/runs/examples/category-cache";
import { isInPopulation } from "@/lib/runs/examples/read-outcomes";
import { type RunData, readRunData, type TimedCheckpoint, versionOf } from "./cached-run-data";
import type { ComparedRow, FitRow } from "./queries";

type ExampleFilter = { population: Population; where?: string | undefined };

/** Which examples of a dataset are looked at: those of a population, and of one attribute's value where asked. */
async function exampleFilter(
  dataset: RowKey & { version: number },
  { population, where }: ExampleFilter,
): Promise<(ordinal: number) => boolean> {
  const categories = await readCategories(dataset);
  const inPopulation = (ordinal: number) => isInPopulation(categories[ordinal] ?? 0, population);
  if (where === undefined) return inPopulation;
  const at = where.indexOf(":");
  const values = await listAttributeValues(dataset, where.slice(0, at));
  const wanted = where.slice(at + 1);
  return (ordinal) => values.get(ordinal) === wanted && inPopulation(ordinal);
}

export type SourceCounts = TimedCheckpoint & PopulationCounts;

/** A run as it is read for a comparison: packed outcomes where there are any, else counts. */
export type RunSource = {
  row: ComparedRow;
  scored: ScoredRun;
  vectors: RunData["vectors"];
  counts: readonly SourceCounts[];
  fits: readonly FitRow[];
  placeOf: (step: number) => TimedCheckpoint;
  /** Equal for equal data of the run, looked at in the same way. */
  key: string;
};

type Request = {
  split: string;
  population: Population;
  where?: string | undefined;
  settings: ProjectSettings;
};

/** Everything a comparison reads, in a handful of queries however many runs there are. */
export async function readSources(
  rows: readonly ComparedRow[],
  request: Request,
): Promise<RunSource[]> {
  return (await openSources(rows, request.split))(request);
}

/** Reads the runs once; the answer looks at them as often as is asked, for one population or another. */
export async function openSources(rows: readonly ComparedRow[], split: string) {
  const dataOf = await readRunData(rows, split);
  return (request: Omit<Request, "split">) => sourcesOf(rows, dataOf, { ...request, split });
}

async function sourcesOf(
  rows: readonly ComparedRow[],
  dataOf: ReadonlyMap<string, RunData>,
  request: Request,
): Promise<RunSource[]> {
  const isWantedIn = await filtersOf(rows, request);
  const { split, population, where = null } = request;
  return rows.map((row) => {
    const data = dataOf.get(row.id);
    if (data === undefined) throw new RangeError(`the data of ${row.slug} was not read`);
    const placeOf = (step: number) => data.places.get(step) ?? { step, epoch: null, time: null };
    const isWanted = isWantedIn.get(row.datasetId ?? "") ?? (() => false);
    const examples = data.vectors.length > 0 ? evaluatedIn(data.seen, isWanted) : null;
    const counts = countedCheckpoints(data.counts, request, placeOf);
    const total = examples?.length ?? counts.at(-1)?.total ?? null;
    return {
      row,
      scored: scoredRun(row, { examples, total: total === 0 ? null : total }, request.settings),
      vectors: data.vectors,
      counts,
      fits: data.fits,
      placeOf,
      key: JSON.stringify([versionOf(row), split, population, where]),
    };
  });
}

async function filtersOf(rows: readonly ComparedRow[], request: Request) {
  const datasets = new Map(rows.flatMap(({ dataset }) => (dataset ? [[dataset.id, dataset]] : [])));
  const filters = await Promise.all(
    [...datasets.values()].map(
      async (dataset) => [dataset.id, await exampleFilter(dataset, request)] as const,
    ),
  );
  return new Map(filters);
}

function scoredRun(
  row: ComparedRow,
  found: { examples: Int32Array | null; total: number | null },
  settings: ProjectSettings,
): ScoredRun {
  const rule = row.dataset === null ? null : scoringRuleOf(row.dataset, settings);
  return {
    run: row.slug,
    dataset: row.dataset?.slug ?? null,
    scorer: rule?.scorer ?? null,
    abstentionPhrases: rule?.abstentionPhrases ?? [],
    isRatesOnly: row.summary?.isRatesOnly ?? false,
    ...found,
  };
}

/** Ordinals that any checkpoint evaluated and that are wanted, ascending. */
function evaluatedIn(seen: Uint8Array, isWanted: (ordinal: number) => boolean): Int32Array {
  const ordinals: number[] = [];
  for (let ordinal = 0; ordinal < seen.length * 4; ordinal++) {
    const isEvaluated = readOutcome(seen, ordinal) !== outcomes.notEvaluated;
    if (isEvaluated && isWanted(ordinal)) ordinals.push(ordinal);
  }
  return Int32Array.from(ordinals);
}

function countedCheckpoints(
  rows: readonly { step: number }[],
  request: Request,
  placeOf: (step: number) => TimedCheckpoint,
): SourceCounts[] {
  if (request.where !== undefined) return [];
  return [...Map.groupBy(rows as (CountedRow & { step: number })[], ({ step }) => step)].flatMap(
    ([step, group]) => {
      const counts = countsOf(group, request.population);
      return counts === null || counts.total === 0 ? [] : [{ ...placeOf(step), ...counts }];
    },
  );
}
