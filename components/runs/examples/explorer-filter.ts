import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { exampleTransitions } from "@/lib/runs/choices";
import type { ExamplesQuery } from "@/lib/runs/examples/examples-schema";

/** What of the explorer stands in its address, named as in the API: a colleague sees the same rows. */
export const explorerParsers = {
  split: parseAsString,
  category: parseAsStringLiteral(populations),
  transition: parseAsStringLiteral(exampleTransitions),
  lostAt: parseAsInteger,
  gainedAt: parseAsInteger,
  by: parseAsString,
  slice: parseAsString,
  q: parseAsString.withDefault(""),
};

export const loadExplorerState = createLoader(explorerParsers);
export type ExplorerState = inferParserType<typeof explorerParsers>;
export type ExplorerFilter = Partial<Omit<ExamplesQuery, "cursor" | "limit" | "offset">>;

/** The query of a state; what is left open is left out, so that equal views share a cache entry. */
export function explorerFilterOf(state: ExplorerState): ExplorerFilter {
  const { by, slice, q, ...rest } = state;
  const filter: ExplorerFilter = {};
  const text = q.trim().slice(0, 200);
  if (text !== "") filter.q = text;
  if (by !== null && slice !== null && slice !== "") Object.assign(filter, { by, slice });
  for (const [key, value] of Object.entries(rest)) {
    if (value !== null && value !== "") Object.assign(filter, { [key]: value });
  }
  return filter;
}

/** Whether anything narrows the examples of a split. */
export function isExplorerNarrowed(filter: ExplorerFilter): boolean {
  return Object.keys(filter).some((key) => key !== "split" && key !== "category");
}
