import type { Query, QueryClient } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";
import { isLongList, refreshRuns } from "./list-options";
import type { AnnouncedChange } from "./watch-runs";
import { watchTogether } from "./watch-together";

const quietMs = 100;
// What the server read just before a change was committed may be stamped just after it was told.
const readingMs = 2_000;

/**
 * The page becomes alive part by part, and a part that does so after a change was told brings what the server had
 * read before it: such data is stale from the start. Answers whether a query that appears is of that kind.
 */
class AnnouncedRuns {
  private readonly at = new Map<string, number>();
  private newest = Number.NEGATIVE_INFINITY;

  constructor(private readonly project: string) {}

  add({ run, at, isDeleted }: AnnouncedChange): void {
    if (!isDeleted) this.at.set(run, at);
    this.newest = Math.max(this.newest, at);
  }

  isOutdated({ queryKey, state }: Query): boolean {
    const [room, project, run] = queryKey;
    if (project !== this.project || state.data === undefined) return false;
    const at = room === "run" ? this.at.get(String(run)) : this.newest;
    return at !== undefined && state.dataUpdatedAt < at + readingMs;
  }
}

/** How often a page that is not live asks by itself. */
const askingMs = 30_000;

/**
 * Follows a project's runs in the browser: a committed change makes the queries of that run and the lists stale,
 * also one committed after `since`, when the page was drawn. The browser reconnects by itself; what was missed
 * meanwhile is read again, and while nothing arrives the page asks every half a minute. Answers a function that ends it.
 */
export function followRuns(
  client: QueryClient,
  project: string,
  { since, onLive = () => {} }: { since: string; onLive?: (isLive: boolean) => void },
): () => void {
  const told = new AnnouncedRuns(project);
  const endOfLooking = client.getQueryCache().subscribe(({ type, query }) => {
    if (type === "added" && told.isOutdated(query)) query.invalidate();
  });
  let listTimer: ReturnType<typeof setTimeout> | undefined;
  let asking: ReturnType<typeof setInterval> | undefined;
  const onChange = (change: AnnouncedChange) => {
    const { run, isDeleted } = change;
    told.add(change);
    // A deleted run's page is still open while it leads away; asking again would only find nothing.
    if (!isDeleted) void client.invalidateQueries({ queryKey: runKeys.run(project, run) });
    // One action on many runs is told run by run; the list is read again once.
    clearTimeout(listTimer);
    listTimer = setTimeout(() => {
      refreshRuns(client, project);
      void client.invalidateQueries({ queryKey: runKeys.compared(project) });
      void client.invalidateQueries({ queryKey: ["alerts", project] });
    }, quietMs);
  };
  const onGap = () => {
    refreshRuns(client, project);
    void client.invalidateQueries({
      predicate: ({ queryKey, state }) => queryKey[1] === project && !isLongList(state.data),
    });
  };
  const end = watchTogether({
    name: `onset events of ${project}`,
    url: (from) => apiPaths.events(project, { since: from }),
    since,
    onChange,
    onGap,
    onLive: (isLive) => {
      // A stream that is tried again and again says each time that it is not live.
      if (!isLive) asking ??= setInterval(onGap, askingMs);
      else {
        clearInterval(asking);
        asking = undefined;
      }
      onLive(isLive);
    },
  });
  return () => {
    clearTimeout(listTimer);
    clearInterval(asking);
    endOfLooking();
    end();
  };
}
