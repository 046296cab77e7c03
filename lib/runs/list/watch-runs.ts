import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Change, subscribeToChanges } from "@/lib/db/notifications";
import { openToRead } from "@/lib/projects/access";
import { listRunsChangedSince } from "@/lib/runs/queries";
import type { WatchQuery } from "@/lib/runs/schema";

/** `at`: when it was told, by the server's clock, in ms. */
export type ToldChange = Omit<Change, "project"> & { at: number };
type Send = (data: ToldChange) => void;

const farthestBackMs = 60_000;
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
    const { isListening, end } = subscribeToChanges(({ project: changed, ...change }) => {
      if (changed === scope.slug) send({ ...change, at: Date.now() });
    });
    if (since === undefined) return end;
    let isEnded = false;
    const catchUp = async () => {
      await isListening;
      const from = Math.max(Date.parse(since), Date.now() - farthestBackMs) - marginMs;
      const missed = await listRunsChangedSince(scope, new Date(from));
      if (!isEnded) for (const run of missed) send({ run, at: Date.now() });
    };
    catchUp().catch(() => undefined);
    return () => {
      isEnded = true;
      end();
    };
  };
}
