import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { requireRun } from "@/lib/runs/service";
import { comparisonContent } from "./comparison-content";
import { comparisonName } from "./comparison-name";
import { dynamicsContent } from "./dynamics-content";
import { isDynamicsChart, readCompareView, readView } from "./read-view";
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
 * The content of a link and the name of what it shows. The viewer must reach every run of it; what is
 * told is then read as the link itself, with its shown runs and no other, so that making a frozen link
 * and visiting a live one tell the same. Not-found when a run is not there for this viewer.
 */
export async function sharedContentOf(
  viewer: Viewer,
  { project, target, view, allowExamples }: ContentRequest,
): Promise<{ content: SharedContent; name: string; runIds: string[] }> {
  const runs = await Promise.all(runsOf(target).map((run) => requireRun(viewer, { project, run })));
  const runIds = runs.map(({ id }) => id);
  const [run] = runs;
  if (target.kind === "run" && run !== undefined) {
    const content = await chartContent(run, { project, view, allowExamples });
    return { content, name: run.name, runIds };
  }
  const read = readCompareView(view);
  const shown = runs.filter(({ slug }) => !read.hide.includes(slug));
  const place = { project, runs: shown.map(({ slug }) => slug) };
  const content = await comparisonContent(asLink(shown), place, read);
  return { content, name: comparisonName(content), runIds };
}

type ShownRun = { id: string; projectId: string; slug: string; status: string };

/** The chart of a run page that the view names. */
function chartContent(
  run: ShownRun,
  { project, view, allowExamples }: Omit<ContentRequest, "target">,
): Promise<SharedContent> {
  const { chart, ...read } = readView(view);
  const place = { project, run: run.slug };
  if (isDynamicsChart(chart))
    return dynamicsContent(asLink([run]), place, { view: { ...read, chart }, allowExamples });
  const isRunning = run.status === "running";
  return runContent(asLink([run]), place, { view: { ...read, chart }, allowExamples, isRunning });
}

function asLink(runs: readonly { id: string; projectId: string }[]): Viewer {
  const projectId = runs[0]?.projectId ?? "";
  return { kind: "share", projectId, runIds: runs.map(({ id }) => id) };
}
