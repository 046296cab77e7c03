import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { requireRun } from "@/lib/runs/service";
import { comparisonContent } from "./comparison-content";
import { readView } from "./read-view";
import { runContent } from "./run-content";
import type { ShareTarget, ShareView } from "./schema";
import type { SharedContent } from "./shared-view";

export type ContentRequest = {
  project: string;
  target: ShareTarget;
  view: ShareView;
  allowExamples: boolean;
};

export function runsOf(target: ShareTarget): readonly string[] {
  return target.kind === "run" ? [target.run] : target.runs;
}

/**
 * The content of a link and the name of what it shows, as the viewer may read it: whoever makes a frozen
 * link reads it once, a live link at each request. Not-found when a run is not there for this viewer.
 */
export async function sharedContentOf(
  viewer: Viewer,
  { project, target, view, allowExamples }: ContentRequest,
): Promise<{ content: SharedContent; name: string; runIds: string[] }> {
  const runs = await Promise.all(runsOf(target).map((run) => requireRun(viewer, { project, run })));
  const runIds = runs.map(({ id }) => id);
  const read = readView(view);
  const [run] = runs;
  if (target.kind === "run" && run !== undefined) {
    const isRunning = run.status === "running";
    const place = { project, run: run.slug };
    const content = await runContent(viewer, place, { view: read, allowExamples, isRunning });
    return { content, name: run.name, runIds };
  }
  const content = await comparisonContent(viewer, { project, runs }, read);
  return { content, name: `Comparison of ${content.runs.length} runs`, runIds };
}
