import "server-only";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import type { ScoredRun } from "@/lib/domain/comparability";
import type { Population } from "@/lib/domain/knowledge";
import { outcomes, readOutcome } from "@/lib/domain/outcomes";
import { type CountedRow, countsOf, type PopulationCounts } from "@/lib/domain/populations";
import type { ProjectSettings } from "@/lib/projects/schema";
import { exampleFilter } from "./example-filter";
import {
  type ComparedRow,
  type FitRow,
  listCounts,
  listFits,
  listRunCheckpoints,
  listVectors,
} from "./queries";

export type CheckpointPlace = { step: number; epoch: number | null; time: string | null };
export type SourceCounts = CheckpointPlace & PopulationCounts;

/** A run as it is read for a comparison: packed outcomes where there are any, else counts. */
export type RunSource = {
  row: ComparedRow;
  scored: ScoredRun;
  vectors: readonly { step: number; outcomes: Uint8Array }[];
  counts: readonly SourceCounts[];
  fits: readonly FitRow[];
  placeOf: (step: number) => CheckpointPlace;
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
  const ids = rows.map(({ id }) => id);
  const [vectors, checkpoints, fits, isWantedIn] = await Promise.all([
    listVectors(ids, request.split),
    listRunCheckpoints(ids),
    listFits(ids),
    filtersOf(rows, request),
  ]);
  const vectorsOf = Map.groupBy(vectors, ({ runId }) => runId);
  const fitsOf = Map.groupBy(fits, ({ runId }) => runId);
  const placesOf = Map.groupBy(checkpoints, ({ runId }) => runId);
  const countsOnly = rows.filter(({ id }) => !vectorsOf.has(id)).map(({ id }) => id);
  const counted = Map.groupBy(await listCounts(countsOnly, request.split), ({ runId }) => runId);
  return rows.map((row) => {
    const places = new Map(
      (placesOf.get(row.id) ?? []).map(({ step, epoch, time }) => [
        step,
        { step, epoch, time: time?.toISOString() ?? null },
      ]),
    );
    const placeOf = (step: number) => places.get(step) ?? { step, epoch: null, time: null };
    const own = vectorsOf.get(row.id) ?? [];
    const isWanted = isWantedIn.get(row.datasetId ?? "") ?? (() => false);
    const examples = own.length > 0 ? evaluatedIn(own, isWanted) : null;
    const counts = countedPlaces(counted.get(row.id) ?? [], request, placeOf);
    const total = examples?.length ?? counts.at(-1)?.total ?? null;
    return {
      row,
      scored: scoredRun(row, { examples, total: total === 0 ? null : total }, request.settings),
      vectors: own,
      counts,
      fits: fitsOf.get(row.id) ?? [],
      placeOf,
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
    ...found,
  };
}

/** Ordinals that any of the vectors evaluated and that are wanted, ascending. */
function evaluatedIn(
  vectors: readonly { outcomes: Uint8Array }[],
  isWanted: (ordinal: number) => boolean,
): Int32Array {
  const length = vectors.reduce((most, { outcomes: bytes }) => Math.max(most, bytes.length), 0);
  const seen = new Uint8Array(length);
  for (const { outcomes: bytes } of vectors) {
    for (let i = 0; i < bytes.length; i++) seen[i] = (seen[i] ?? 0) | (bytes[i] ?? 0);
  }
  const ordinals: number[] = [];
  for (let ordinal = 0; ordinal < length * 4; ordinal++) {
    const isEvaluated = readOutcome(seen, ordinal) !== outcomes.notEvaluated;
    if (isEvaluated && isWanted(ordinal)) ordinals.push(ordinal);
  }
  return Int32Array.from(ordinals);
}

function countedPlaces(
  rows: readonly { step: number }[],
  request: Request,
  placeOf: (step: number) => CheckpointPlace,
): SourceCounts[] {
  if (request.where !== undefined) return [];
  return [...Map.groupBy(rows as (CountedRow & { step: number })[], ({ step }) => step)].flatMap(
    ([step, group]) => {
      const counts = countsOf(group, request.population);
      return counts === null || counts.total === 0 ? [] : [{ ...placeOf(step), ...counts }];
    },
  );
}
