import "server-only";
import {
  findOrdinalsByAttribute,
  findOrdinalsByText,
  type OrdinalSet,
} from "@/lib/datasets/queries";
import { processCache } from "@/lib/db/bounded-cache";
import type { RowKey } from "@/lib/db/row-key";
import { bestCheckpoint } from "@/lib/domain/decision/best-checkpoint";
import { hasHistory } from "@/lib/domain/dynamics/history-bits";
import { outcomes as outcomeCodes } from "@/lib/domain/outcomes/outcomes";
import type { CachedOutcomes } from "@/lib/runs/examples/cached-outcomes";
import type { ExamplesQuery } from "@/lib/runs/examples/examples-schema";

type Matches = (position: number) => boolean;

const maxKeptOrdinals = 16_000_000;

/** The matches of a text or a slice, so that the second page of a search costs no second search. */
const searches = processCache<OrdinalSet>("searches", {
  maxWeight: maxKeptOrdinals,
  weigh: (ordinals) => ordinals.size + 16,
});

/** Positions (in the order of ordinals) of the examples that a query asks for. */
export async function matchExamples(
  dataset: RowKey,
  found: CachedOutcomes,
  query: ExamplesQuery,
): Promise<number[]> {
  const { ordinals } = found;
  const text = query.q?.trim() ?? "";
  const { by, slice } = query;
  const search = (kind: string[], find: () => Promise<OrdinalSet>) =>
    searches.get(JSON.stringify([dataset.id, found.datasetVersion, ...kind]), find);
  const wanted: OrdinalSet[] = [];
  if (text !== "")
    wanted.push(await search(["text", text], () => findOrdinalsByText(dataset, text)));
  if (by && slice !== undefined) {
    const find = () => findOrdinalsByAttribute(dataset, { key: by, value: slice });
    wanted.push(await search(["slice", by, slice], find));
  }
  const matches = await historyFilters(found, query);
  const positions: number[] = [];
  for (let position = 0; position < ordinals.length; position++) {
    const ordinal = ordinals[position] ?? -1;
    const isWanted = wanted.every((set) => set.has(ordinal));
    if (isWanted && matches.every((match) => match(position))) positions.push(position);
  }
  return positions;
}

async function historyFilters(found: CachedOutcomes, query: ExamplesQuery): Promise<Matches[]> {
  const { checkpoints } = found;
  const { transition, lostAt, gainedAt } = query;
  const indexOf = (step: number) => checkpoints.findIndex((checkpoint) => checkpoint.step === step);
  const flow = (from: number, to: number, wanted: "lost" | "gained"): Matches => {
    const before = checkpoints[from]?.outcomes;
    const after = checkpoints[to]?.outcomes;
    return (position) => {
      const [was, is] = [before?.[position], after?.[position]];
      if (!was || !is) return false;
      const [wasCorrect, isCorrect] = [was === outcomeCodes.correct, is === outcomeCodes.correct];
      return wanted === "lost" ? wasCorrect && !isCorrect : !wasCorrect && isCorrect;
    };
  };
  const filters: Matches[] = [];
  if (lostAt !== undefined) filters.push(flow(indexOf(lostAt) - 1, indexOf(lostAt), "lost"));
  if (gainedAt !== undefined)
    filters.push(flow(indexOf(gainedAt) - 1, indexOf(gainedAt), "gained"));
  if (transition === undefined) return filters;
  const [best, last] = [bestCheckpoint(checkpoints) ?? -1, checkpoints.length - 1];
  if (transition === "lost-since-best") return [...filters, flow(best, last, "lost")];
  if (transition === "gained-since-best") return [...filters, flow(best, last, "gained")];
  const histories = await found.histories();
  return [...filters, (position) => hasHistory(histories[position] ?? 0, transition)];
}
