import type { RunActionInput } from "@/lib/runs/list/list-schema";
import type { RunFilter } from "@/lib/runs/query-options";
import type { RunListItem } from "@/lib/runs/schema";

type Applied = Pick<RunActionInput, "action" | "tag" | "color"> & { runs: readonly string[] };
type Page = { items: RunListItem[]; nextCursor: string | null };
export type RunPages = { pages: Page[]; pageParams: (string | null)[] };

function isHidden({ action }: Applied, { archived }: RunFilter): boolean {
  if (action === "delete") return true;
  if (action === "archive") return archived !== "with" && archived !== "only";
  return action === "unarchive" && archived === "only";
}

function changed(run: RunListItem, { action, tag, color = null }: Applied): RunListItem {
  if (action === "archive") return { ...run, archivedAt: run.archivedAt ?? run.updatedAt };
  if (action === "unarchive") return { ...run, archivedAt: null };
  if (action === "color") return { ...run, color };
  if (tag === undefined) return run;
  const others = run.tags.filter((name) => name !== tag);
  return { ...run, tags: action === "tag" ? [...others, tag] : others };
}

/** A list as it is after an action: long lists are not read again, so what the action did is done to them here. */
export function applyAction(
  data: RunPages,
  { applied, filter }: { applied: Applied; filter: RunFilter },
): RunPages {
  const ids = new Set(applied.runs);
  const hides = isHidden(applied, filter);
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((run) => {
      if (!ids.has(run.id)) return [run];
      return hides ? [] : [changed(run, applied)];
    }),
  }));
  return { ...data, pages };
}
