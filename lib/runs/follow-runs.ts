import type { QueryClient } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import { isLongList, refreshRuns } from "./list-options";
import { runKeys } from "./query-options";

const quietMs = 100;

/**
 * Follows a project's runs in the browser: a committed change makes the queries of that run and the lists stale,
 * also one committed after `since`, when the page was drawn. The browser reconnects by itself; what was missed
 * meanwhile is read again. Answers a function that ends it.
 */
export function followRuns(client: QueryClient, project: string, since: string): () => void {
  const source = new EventSource(apiPaths.events(project, { since }));
  let wasLost = false;
  let listTimer: ReturnType<typeof setTimeout> | undefined;
  source.onmessage = ({ data }) => {
    const { run, isDeleted } = JSON.parse(data) as { run: string; isDeleted?: boolean };
    // A deleted run's page is still open while it leads away; asking again would only find nothing.
    if (!isDeleted) void client.invalidateQueries({ queryKey: runKeys.run(project, run) });
    // One action on many runs is told run by run; the list is read again once.
    clearTimeout(listTimer);
    listTimer = setTimeout(() => {
      refreshRuns(client, project);
      void client.invalidateQueries({ queryKey: ["comparison", project] });
    }, quietMs);
  };
  source.onerror = () => {
    wasLost = true;
  };
  source.onopen = () => {
    if (wasLost) {
      refreshRuns(client, project);
      void client.invalidateQueries({
        predicate: ({ queryKey, state }) => queryKey[1] === project && !isLongList(state.data),
      });
    }
    wasLost = false;
  };
  return () => {
    clearTimeout(listTimer);
    source.close();
  };
}
