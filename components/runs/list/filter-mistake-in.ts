import type { Mistake } from "@/components/runs/list/filter-mistake";
import { parseFilter } from "@/lib/domain/run-filter/parse-filter";
import { ApiError } from "@/lib/http/api-client";

/** What keeps a text from being a filter; null for one that can be asked, and for none at all. */
export function mistakeIn(text: string): Mistake | null {
  return parseFilter(text).mistake;
}

/** What the server found wrong with a filter that it could read, with the place that it named. */
export function refusalOf(error: Error | null): Mistake | null {
  if (!(error instanceof ApiError)) return null;
  const detail = error.details.find(({ column }) => column === "filter");
  if (!detail) return null;
  const { from = 0, to = from, message } = detail;
  return { from, to, message };
}
