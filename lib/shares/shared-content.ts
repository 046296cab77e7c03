import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { tellChoice } from "@/lib/runs/choice-schema";
import { chosenIn } from "@/lib/runs/dto";
import { requireRun } from "@/lib/runs/service";
import { comparisonContent } from "./comparison-content";
import { comparisonName } from "./comparison-name";
import { dynamicsContent } from "./dynamics-content";
import { isDynamicsChart, readCompareView, readView } from "./read-view";
import { runContent } from "./run-content";
import type { Allowed, ShareTarget, ShareView } from "./schema";
import type { SharedContent } from "./shared-view";

export type ContentRequest = {
  project: string;
  target: ShareTarget;
  view: ShareView;
  allow: Allowed;
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
  { project, target, view, allow }: ContentRequest,
): Promise<{ content: SharedContent; name: string; runIds: string[] }> {
  const runs = await Promise.all(runsOf(target).map((run) => requireRun(viewer, { project, run })));
  const runIds = runs.map(({ id }) => id);
  const [run] = runs;
  if (target.kind === "run" && run !== undefined) {
    const content = await chartContent(run, { project, view, allow });
    return { content, name: run.name, runIds };
  }
  const read = readCompareView(view);
  const shown = runs.filter(({ slug }) => !read.hide.includes(slug));
  const place = { project, runs: shown.map(({ slug }) => slug) };
  const content = await comparisonContent(asLink(shown), place, { view: read, allow });
  return { content, name: comparisonName(content), runIds };
}

type ShownRun = Awaited<ReturnType<typeof requireRun>>;

/** The chart of a run page that the view names. */
function chartContent(
  run: ShownRun,
  { project, view, allow }: Omit<ContentRequest, "target">,
): Promise<SharedContent> {
  const { chart, ...read } = readView(view);
  const place = { project, run: run.slug };
  if (isDynamicsChart(chart))
    return dynamicsContent(asLink([run]), place, { view: { ...read, chart }, allow });
  const isRunning = run.status === "running";
  const chosen = tellChoice(chosenIn(run), allow);
  return runContent(asLink([run]), place, { view: { ...read, chart }, allow, isRunning, chosen });
}

function asLink(runs: readonly { id: string; projectId: string }[]): Viewer {
  const projectId = runs[0]?.projectId ?? "";
  return { kind: "share", projectId, runIds: runs.map(({ id }) => id) };
}
