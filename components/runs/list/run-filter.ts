import {
  createLoader,
  createParser,
  parseAsArrayOf,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { readColumns } from "@/components/runs/list/column-order";
import { isRunSort, settingPattern, shownStatuses } from "@/lib/runs/choices";
import type { RunFilter } from "@/lib/runs/query-options";

/** An order that there is; else the list's own. */
const parseAsSort = createParser({
  parse: (text) => (isRunSort(text) ? text : null),
  serialize: (sort: string) => sort,
});

/** What of the run list stands in its address, named as in the API. */
export const runFilterParsers = {
  q: parseAsString.withDefault(""),
  tag: parseAsNativeArrayOf(parseAsString),
  status: parseAsNativeArrayOf(parseAsStringLiteral(shownStatuses)),
  dataset: parseAsString.withDefault(""),
  archived: parseAsStringLiteral(["with", "only"]),
  filter: parseAsString.withDefault(""),
  sort: parseAsSort.withDefault("-created"),
  columns: parseAsArrayOf(parseAsString),
};

export const loadRunFilter = createLoader(runFilterParsers);
export type RunFilterState = Awaited<ReturnType<typeof loadRunFilter>>;
export type RunFilterChange = { [Key in keyof RunFilterState]?: RunFilterState[Key] | null };

/** What takes every filter away and leaves the order and the columns. */
export const noFilter: RunFilterChange = {
  q: null,
  tag: null,
  status: null,
  dataset: null,
  archived: null,
  filter: null,
};

/** Columns whose values the server adds to each run; the others are in every run already. */
export function isSettingColumn(key: string): boolean {
  return settingPattern.test(key);
}

/** The query of a state; what is left open is left out, so that equal views share a cache entry. */
export function filterOf(state: RunFilterState): RunFilter {
  const { tag, status, dataset, archived, sort } = state;
  const q = state.q.trim().slice(0, 200);
  const filter = state.filter.trim();
  const column = (readColumns(state.columns) ?? []).filter(isSettingColumn).toSorted();
  return {
    ...(q === "" ? {} : { q }),
    ...(tag.length === 0 ? {} : { tag }),
    ...(status.length === 0 ? {} : { status }),
    ...(dataset === "" ? {} : { dataset }),
    ...(archived === null ? {} : { archived }),
    ...(filter === "" ? {} : { filter }),
    ...(column.length === 0 ? {} : { column }),
    sort,
  };
}

const shaping: readonly string[] = ["sort", "column"];

/** Whether anything but the order and the columns narrows the list. */
export function isNarrowed(filter: RunFilter): boolean {
  return Object.keys(filter).some((key) => !shaping.includes(key));
}
