import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Change, subscribeToChanges } from "@/lib/db/notifications";
import { openToRead } from "@/lib/projects/access";

/** Changes of a project's runs as they are committed, for a viewer who may read it. */
export async function watchRuns(
  viewer: Viewer,
  project: string,
): Promise<(send: (data: Omit<Change, "project">) => void) => () => void> {
  const scope = await openToRead(viewer, project);
  return (send) =>
    subscribeToChanges(({ project: changed, ...change }) => {
      if (changed === scope.slug) send(change);
    });
}
