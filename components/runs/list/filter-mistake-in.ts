import type { Mistake } from "@/components/runs/list/mistake-note";
import { comparisonsOf } from "@/lib/domain/run-filter/filter-expression";
import { parseFilter } from "@/lib/domain/run-filter/parse-filter";
import { keysOf, unknownName } from "@/lib/domain/run-filter/unknown-name";
import { ApiError } from "@/lib/http/api-client";
import type { RunField } from "@/lib/runs/list/list-schema";

/** The server names so many settings; there may be more. */
const mostFields = 500;

/**
 * What keeps a text from being a filter of runs with these fields; null for one that can be asked, and for none at
 * all. Names are looked up only where all fields are known.
 */
export function mistakeIn(text: string, fields: readonly RunField[] = []): Mistake | null {
  const { filter, mistake } = parseFilter(text);
  if (filter === null || fields.length === 0 || fields.length >= mostFields) return mistake;
  const keys = fields.map(({ name }) => name);
  const unknown = comparisonsOf(filter).find(({ name }) => {
    const meant = keysOf(name);
    return meant.length > 0 && !meant.some((key) => keys.includes(key));
  });
  return unknown === undefined ? null : unknownName(unknown, keys.filter(isSetting));
}

function isSetting(key: string): boolean {
  return key.startsWith("config.") || key.startsWith("metric.");
}

/** What the server found wrong with a filter that it could read, with the place that it named. */
export function refusalOf(error: Error | null): Mistake | null {
  if (!(error instanceof ApiError)) return null;
  const detail = error.details.find(({ column }) => column === "filter");
  if (!detail) return null;
  const { from = 0, to = from, message } = detail;
  return { from, to, message };
}
