import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type {
  ComparedFigure,
  ComparedRun,
  ComparisonAnswer,
} from "@/lib/comparisons/comparison-schema";
import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonQuery } from "@/lib/comparisons/schema";
import { type CompareView, comparisonRequestOf } from "@/lib/comparisons/view-state";
import { AppError } from "@/lib/errors";
import { zoomBetween } from "@/lib/runs/view-state";
import { comparedGroups } from "./compared-groups";
import { sharedAttributions, sharedRemedies } from "./comparison-evidence";
import {
  type ComparedView,
  chooseCompareX,
  comparedCurve,
  comparedFits,
} from "./comparison-points";
import { methodVersion } from "./method";
import type { SharedComparedRun, SharedComparisonContent } from "./shared-view";

/** Its runs are those that the view does not hide. */
type ComparisonPlace = { project: string; runs: readonly string[] };

/** What a view of several runs shows: a curve each on the same examples, three figures each, what it comes to. */
export async function comparisonContent(
  viewer: Viewer,
  place: ComparisonPlace,
  view: CompareView,
): Promise<SharedComparisonContent> {
  const run = [...place.runs];
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
  const answer = await getComparison(viewer, place.project, asked.data);
  const zoom = zoomBetween(view.from, view.to);
  const shown = {
    x: chooseCompareX(answer.runs, view.x),
    zoom: zoom && ([zoom[0], zoom[1]] as [number, number]),
    rate: view.y,
  };
  return {
    kind: "comparison",
    methodVersion,
    asOf: new Date().toISOString(),
    ...shown,
    split: answer.split,
    population: answer.population,
    where: answer.where,
    examples: answer.examples,
    layout: view.view,
    ...linesOf(answer, { ...view, ...shown }),
    leftOut: answer.refusals.length,
  };
}

type Told = Pick<
  SharedComparisonContent,
  "runs" | "groups" | "remedies" | "attributions" | "findings"
>;

/** Runs, or groups of them: where no single run is shown, nothing that names one is told. */
function linesOf(answer: ComparisonAnswer, view: CompareView & ComparedView): Told {
  const hasFits = view.train && view.view === "overlay";
  const colorOf = (run: string) => colorIn(view.color, run);
  const groups = view.group
    ? comparedGroups(answer, { ...view, by: view.group, hasFits, colorOf })
    : null;
  const findings = answer.findings.map(({ segments }) => ({ kind: "comparison", segments }));
  if (groups !== null && !view.single) {
    const told = groups.filter(({ runs }) => runs === 1).map(({ label }) => label);
    const names = answer.runs.map(({ name }) => name).filter((name) => !told.includes(name));
    const isNamed = ({ segments }: (typeof findings)[number]) =>
      segments.some(({ text }) => names.some((name) => text.includes(name)));
    return { runs: [], groups, findings: findings.filter((one) => !isNamed(one)) };
  }
  const ids = new Map(answer.runs.map(({ run }, index) => [run, `run-${index + 1}`]));
  const idOf = (run: string) => ids.get(run) ?? null;
  const runs = answer.runs.map((one, index) => ({
    ...describeRun(one, index),
    color: colorOf(one.run),
    isBaseline: one.run === answer.baseline && answer.runs.length > 1,
    points: comparedCurve(one, view),
    fits: hasFits ? comparedFits(one, view) : null,
  }));
  const remedies = sharedRemedies(answer, idOf);
  return { runs, groups, remedies, attributions: sharedAttributions(answer, idOf), findings };
}

function describeRun(run: ComparedRun, index: number) {
  const { best, last, recommended } = run.figures;
  return {
    id: `run-${index + 1}`,
    label: run.name,
    unknownShare: run.unknownShare,
    best: best && figureOf(best),
    last: last && figureOf(last),
    recommended: recommended && {
      step: recommended.step,
      epoch: recommended.epoch,
      accuracy: recommended.accuracy ?? 0,
    },
    drop: run.drop && { points: run.drop.points, low: run.drop.low, high: run.drop.high },
  } satisfies Partial<SharedComparedRun>;
}

function figureOf({ step, epoch, correct, total, accuracy, low, high }: ComparedFigure) {
  return { step, epoch, correct, total, accuracy: accuracy ?? 0, low, high };
}

/** "run:series-3" of the address, for this run. */
function colorIn(chosen: readonly string[], run: string): string | null {
  const entry = chosen.findLast((one) => one.slice(0, one.lastIndexOf(":")) === run);
  return entry?.slice(run.length + 1, run.length + 31) ?? null;
}
