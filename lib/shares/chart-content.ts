import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { modelForGuests } from "@/lib/comparisons/comparison-model";
import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonQuery } from "@/lib/comparisons/schema";
import { type CompareView, comparisonRequestOf } from "@/lib/comparisons/view-state";
import { methodVersion } from "@/lib/domain/method-version";
import { AppError } from "@/lib/errors";
import { tellChoice } from "@/lib/runs/choice-schema";
import { chosenIn } from "@/lib/runs/dto";
import { requireRun } from "@/lib/runs/service";
import { dynamicsContent } from "./dynamics-content";
import { isDynamicsChart, readCompareView, readView } from "./read-view";
import { runContent } from "./run-content";
import type { Allowed, ChartTarget, ShareExtent, ShareView } from "./schema";
import type { SharedComparisonContent, SharedContent } from "./shared-view";
import { wholeContent } from "./whole-content";

/** Its runs are those that the view does not hide. */
type ComparisonRef = { project: string; runs: readonly string[] };
type ComparisonInput = {
  view: CompareView;
  allow: Pick<Allowed, "chooser">;
  isWhole: boolean;
};

/** What a view of several runs shows: a curve each on the same examples, three figures each, what it comes to. */
async function comparisonContent(
  viewer: Viewer,
  ref: ComparisonRef,
  { view, allow, isWhole }: ComparisonInput,
): Promise<SharedComparisonContent> {
  const run = [...ref.runs];
  if (run.length === 0) {
    throw new AppError(
      "invalid-input",
      "view.hide: every run is hidden, so nothing is left to show",
    );
  }
  const asked = comparisonQuery.safeParse(comparisonRequestOf({ ...view, run }));
  if (!asked.success) {
    const [issue] = asked.error.issues;
    throw new AppError("invalid-input", `view.${issue?.path.join(".")}: ${issue?.message}`);
  }
  const answer = await getComparison(viewer, ref.project, asked.data);
  const asOf = new Date().toISOString();
  const model = modelForGuests(answer, { view, allow, isWhole });
  return { kind: "comparison", methodVersion, asOf, ...model };
}

type Named = Pick<SharedComparisonContent, "runs" | "groups">;

/** As the comparison page calls itself; groups by their number, since none of their runs is told. */
function comparisonName({ runs, groups }: Named): string {
  const [group, ...more] = groups ?? [];
  if (group) return more.length === 0 ? group.label : `${more.length + 1} groups of runs`;
  const [run] = runs;
  if (run && runs.length === 1) return run.label;
  const shares = new Set(runs.map(({ unknownShare }) => unknownShare));
  return shares.size === runs.length && !shares.has(null)
    ? `${runs.length} shares of new facts`
    : `${runs.length} runs compared`;
}

export type ChartRequest = {
  project: string;
  /** A chart of a report says nothing of how much it shows. */
  target: ChartTarget & { shows?: ShareExtent };
  view: ShareView;
  allow: Allowed;
};

/** What a report tells of its charts beside their numbers: neither single examples nor who chose a checkpoint. */
export const untold: Allowed = { examples: false, chooser: false };

function runsOf(target: ChartTarget): readonly string[] {
  return target.kind === "run" ? [target.run] : target.runs;
}

/**
 * The content of a chart and the name of what it shows. The viewer must reach every run of it; what is
 * told is then read as the link itself, with its shown runs and no other, so that making a frozen link
 * and visiting a live one tell the same. Not-found when a run is not there for this viewer.
 */
export async function chartContentOf(
  viewer: Viewer,
  { project, target, view, allow }: ChartRequest,
): Promise<{ content: SharedContent; name: string; runIds: string[] }> {
  const runs = await Promise.all(runsOf(target).map((run) => requireRun(viewer, { project, run })));
  const runIds = runs.map(({ id }) => id);
  const [run] = runs;
  if (target.kind === "run" && run !== undefined) {
    const content = await ofRunPage(run, { project, target, view, allow });
    return { content, name: run.name, runIds };
  }
  const read = readCompareView(view);
  const shown = runs.filter(({ slug }) => !read.hide.includes(slug));
  const place = { project, runs: shown.map(({ slug }) => slug) };
  const content = await comparisonContent(asLink(shown), place, {
    view: read,
    allow,
    isWhole: target.shows !== "chart",
  });
  return { content, name: comparisonName(content), runIds };
}

type ShownRun = Awaited<ReturnType<typeof requireRun>>;

/** All of a run page, or the chart of it that the view names. */
function ofRunPage(
  run: ShownRun,
  { project, target, view, allow }: ChartRequest,
): Promise<SharedContent> {
  const { chart, ...read } = readView(view);
  const place = { project, run: run.slug };
  const isRunning = run.status === "running";
  const chosen = tellChoice(chosenIn(run), allow);
  if (target.shows === "whole")
    return wholeContent(asLink([run]), place, { view: read, allow, isRunning, chosen });
  if (isDynamicsChart(chart))
    return dynamicsContent(asLink([run]), place, { view: { ...read, chart }, allow });
  return runContent(asLink([run]), place, { view: { ...read, chart }, allow, isRunning, chosen });
}

function asLink(runs: readonly { id: string; projectId: string }[]): Viewer {
  const projectId = runs[0]?.projectId ?? "";
  return { kind: "share", projectId, runIds: runs.map(({ id }) => id) };
}
