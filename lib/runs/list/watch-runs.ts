import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Change, subscribeToChanges } from "@/lib/db/notifications";
import { openToRead } from "@/lib/projects/access";
import { listRunsChangedSince } from "@/lib/runs/queries";
import type { WatchQuery } from "@/lib/runs/schema";

/** `at`: when it was told, by the server's clock, in ms. */
export type AnnouncedChange = Omit<Change, "project" | "by"> & { at: number };
type Send = (data: AnnouncedChange) => void;

const farthestBackMs = 60_000;
/** For so long after a membership ended an open page may still hear which run changed. */
const recheckMs = 5_000;
// Clocks of several web processes differ a little; a run told twice is only read again.
const marginMs = 2_000;

/**
 * Changes of a project's runs as they are committed, for a viewer who may read it; `since` (when the page was
 * drawn, at most a minute ago) adds those that came before the connection listened.
 */
export async function watchRuns(
  viewer: Viewer,
  project: string,
  { since }: WatchQuery = {},
): Promise<(send: Send) => () => void> {
  const scope = await openToRead(viewer, project);
  return (send) => {
    let isEnded = false;
    let checkedAtMs = Date.now();
    /** A member may be removed while the page is open. */
    const mayStillRead = async () => {
      if (Date.now() - checkedAtMs < recheckMs) return true;
      checkedAtMs = Date.now();
      return openToRead(viewer, project).then(
        () => true,
        () => false,
      );
    };
    const { isListening, end } = subscribeToChanges(({ project: changed, by: _, ...change }) => {
      if (changed !== scope.slug) return;
      const at = Date.now();
      void mayStillRead().then((isAllowed) => {
        if (!isAllowed) end();
        else if (!isEnded) send({ ...change, at });
      });
    });
    const catchUp = async () => {
      await isListening;
      const from = Math.max(Date.parse(since ?? ""), Date.now() - farthestBackMs) - marginMs;
      const missed = await listRunsChangedSince(scope, new Date(from));
      if (!isEnded) for (const run of missed) send({ run, at: Date.now() });
    };
    if (since !== undefined) catchUp().catch(() => undefined);
    return () => {
      isEnded = true;
      end();
    };
  };
}
