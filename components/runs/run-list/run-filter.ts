import {
  createLoader,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { runStatuses } from "@/lib/runs/choices";
import type { RunFilter } from "@/lib/runs/query-options";
import { runSorts } from "@/lib/runs/schema";

/** What of the run list stands in its address, named as in the API. */
export const runFilterParsers = {
  q: parseAsString.withDefault(""),
  tag: parseAsNativeArrayOf(parseAsString),
  status: parseAsNativeArrayOf(parseAsStringLiteral(runStatuses)),
  dataset: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(runSorts).withDefault("-created"),
};

export const loadRunFilter = createLoader(runFilterParsers);
export type RunFilterState = Awaited<ReturnType<typeof loadRunFilter>>;
export type RunSort = RunFilterState["sort"];

/** The query of a state; what is left open is left out, so that equal views share a cache entry. */
export function filterOf({ q, tag, status, dataset, sort }: RunFilterState): RunFilter {
  return {
    ...(q.trim() === "" ? {} : { q: q.trim().slice(0, 200) }),
    ...(tag.length === 0 ? {} : { tag }),
    ...(status.length === 0 ? {} : { status }),
    ...(dataset === "" ? {} : { dataset }),
    sort,
  };
}

/** Whether anything but the order narrows the list. */
export function isNarrowed(filter: RunFilter): boolean {
  return Object.keys(filter).some((key) => key !== "sort");
}
