import { type RunFilterState, runFilterParsers } from "@/components/runs/list/run-filter";

/**
 * The search string that shows a state again: what is as it always is stays out, so that two equal views have
 * equal strings. Everything but letters, digits and the list's own separators is percent-encoded.
 */
export function viewQuery(state: RunFilterState): string {
  const { q, tag, status, dataset, archived, filter, sort, columns } = state;
  const search = new URLSearchParams();
  const add = (name: string, value: string | null) => value && search.append(name, value);
  add("q", q.trim());
  for (const name of tag) add("tag", name);
  for (const name of status) add("status", name);
  add("dataset", dataset);
  add("archived", archived);
  add("filter", filter.trim());
  add("sort", sort === "-created" ? null : sort);
  add("columns", columns && runFilterParsers.columns.serialize(columns));
  return search.toString();
}
