import { z } from "zod";
import type {
  ComparedFigure,
  ComparedRun,
  ComparisonResponse,
} from "@/lib/comparisons/comparison-schema";
import { chooseColors } from "@/lib/comparisons/curves/choose-colors";
import { groupRuns } from "@/lib/comparisons/curves/run-groups";
import type { CompareView, CompareX } from "@/lib/comparisons/view-state";
import { groupBand } from "@/lib/domain/compare/group-band";
import { type RateId, rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { endAnswers, toldChoice } from "@/lib/runs/choice-schema";
import { figureModel } from "@/lib/runs/exhibit/exhibit-schema";
import { type CurveColumns, curveCheckpoints, placesOn } from "./curves-x";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();
const named = z.object({ step: integer, epoch: z.number().nullable() });

/** A checkpoint on a curve: where it stands on the chosen x axis, and the counts of the chosen rate. */
export const curvePoint = named.extend({ x: z.number(), numerator: integer, total: integer });
export type CurvePoint = z.infer<typeof curvePoint>;

export const runModel = z.object({
  /** Of a link "run-1", "run-2" ... in the order of the comparison: not the run's own id. */
  id: z.string(),
  label: z.string(),
  unknownShare: ratio,
  /** A run's colour by its name, or a token of the theme; null for the one that share or place gives it. */
  color: z.string().max(30).nullable(),
  isBaseline: z.boolean(),
  /** Evaluated once, such as a base model with retrieval: a level line. Left out of links frozen before it was told. */
  isReference: z.boolean().optional(),
  points: z.array(curvePoint),
  /** The training examples fitted, where the view shows them. */
  fits: z.object({ known: z.array(curvePoint), unknown: z.array(curvePoint) }).nullable(),
  best: figureModel.nullable(),
  last: figureModel.nullable(),
  recommended: named.extend({ accuracy: z.number() }).nullable(),
  drop: z
    .object({ points: z.number(), low: z.number().nullable(), high: z.number().nullable() })
    .nullable(),
  /** Only in links to a whole comparison, and left out of those frozen before they were told. */
  furthest: named
    .extend({ accuracy: z.number(), learned: integer, toLearn: integer, atMost: z.number() })
    .nullish(),
  atEnd: endAnswers.nullish(),
  relabelledUnknown: ratio.optional(),
  /** Only in links; left out where nobody chose, and of those frozen before it was told. */
  chosen: toldChoice.optional(),
});
export type RunModel = z.infer<typeof runModel>;

/** The mean of the runs of a group at one place, with the lowest and the highest of them. */
const bandPoint = z.object({
  x: z.number(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  runs: integer,
});
export type BandPoint = z.infer<typeof bandPoint>;

/** Runs of one setting as one line: no run of it is told alone. */
export const groupModel = z.object({
  /** "group-1", "group-2" ... in the order of the comparison. */
  id: z.string(),
  label: z.string(),
  runs: integer,
  unknownShare: ratio,
  color: z.string().max(30).nullable(),
  points: z.array(bandPoint),
  /** The training examples fitted, where the view shows them. */
  fits: z.object({ known: z.array(bandPoint), unknown: z.array(bandPoint) }).nullable(),
});
export type GroupModel = z.infer<typeof groupModel>;

type Zoom = readonly [number, number] | null;
export type CurvesView = Pick<CompareView, "view" | "train" | "group" | "single" | "color"> & {
  x: CompareX;
  rate: RateId;
  /** What lies outside of it is left out; on the page the chart zooms, and nothing is. */
  zoom: Zoom;
  /** Runs that count in no group. */
  hide: readonly string[];
  /** What a run is called here. */
  idOf: (run: string) => string;
};

type CountsAt = (k: number) => { numerator: number; total: number } | null;
type Placing = { x: CompareX; zoom: Zoom };

function placed(
  run: ComparedRun,
  columns: CurveColumns,
  { x, zoom, countsAt }: Placing & { countsAt: CountsAt },
): CurvePoint[] {
  const placeOf = placesOn(x, run);
  return curveCheckpoints(columns).flatMap((checkpoint, k) => {
    const at = placeOf(checkpoint);
    const counts = countsAt(k);
    const isOutside = at !== null && zoom !== null && (at < zoom[0] || at > zoom[1]);
    if (at === null || counts === null || isOutside) return [];
    return [{ x: at, step: checkpoint.step, epoch: checkpoint.epoch, ...counts }];
  });
}

/** The held-out curve of a run as the view shows it: the counts of its rate inside its zoom. */
function pointsOf(run: ComparedRun, view: Placing & { rate: RateId }): CurvePoint[] {
  const { numerator, denominator } = rateDefinition(view.rate);
  const { total, correct, abstained } = run.curve;
  const countsAt = (k: number) => {
    const counts = { total: total[k] ?? 0, correct: correct[k] ?? 0, abstained: abstained[k] ?? 0 };
    return { numerator: numerator(counts), total: denominator(counts) };
  };
  return placed(run, run.curve, { ...view, countsAt });
}

/** How many Known and Unknown training examples are fitted at each checkpoint of the view. */
function fitsOf(run: ComparedRun, view: Placing) {
  const { train } = run;
  const fits = (counts: (number | null)[], total: number) =>
    placed(run, train, {
      ...view,
      countsAt: (k) => {
        const numerator = counts[k] ?? null;
        return numerator === null || total === 0 ? null : { numerator, total };
      },
    });
  return {
    known: fits(train.known, train.knownTotal),
    unknown: fits(train.unknown, train.unknownTotal),
  };
}

type Curve = { x: number; y: number | null }[];

function curveOf(points: readonly CurvePoint[]): Curve {
  return points.map(({ x, numerator, total }) => ({ x, y: total > 0 ? numerator / total : null }));
}

const isReference = ({ curve }: ComparedRun) => curve.step.length === 1;

/** Curves by run; one that was evaluated once is level over all places of the others, as it is drawn. */
function curvesOf(runs: readonly ComparedRun[], view: CurvesView): Map<string, Curve> {
  const own = new Map(runs.map((run) => [run.run, curveOf(pointsOf(run, view))]));
  const lines = runs.filter((run) => !isReference(run)).flatMap(({ run }) => own.get(run) ?? []);
  const places = [...new Set(lines.map(({ x }) => x))].sort((a, b) => a - b);
  for (const { run } of runs.filter(isReference)) {
    const [only] = own.get(run) ?? [];
    if (!only || places.length === 0) continue;
    own.set(
      run,
      places.map((x) => ({ x, y: only.y })),
    );
  }
  return own;
}

/**
 * What the mean and the band of the runs of each group are within the zoom, and nothing of a run alone.
 * Means are taken before the zoom cuts, so that they are those of the whole curve.
 */
function groupsOf(
  response: Pick<ComparisonResponse, "runs" | "differences">,
  { by, ...view }: CurvesView & { by: string },
): GroupModel[] {
  const { zoom, hide } = view;
  const colors = chooseColors(response.runs, view.color);
  const whole = { ...view, zoom: null };
  const isInside = ({ x }: BandPoint) => zoom === null || (x >= zoom[0] && x <= zoom[1]);
  const band = (curves: readonly Curve[]) => groupBand(curves).filter(isInside);
  const curves = curvesOf(response.runs, whole);
  return groupRuns(response, { by, hide }).map(({ label, runs }, index) => {
    const fits = hasFits(view) ? runs.map((run) => fitsOf(run, whole)) : null;
    const fitted = (part: "known" | "unknown") =>
      band((fits ?? []).map((fit) => curveOf(fit[part])).filter((curve) => curve.length > 0));
    return {
      id: `group-${index + 1}`,
      label,
      runs: runs.length,
      unknownShare: runs[0]?.unknownShare ?? null,
      color: colors.get(runs[0]?.run ?? "") ?? null,
      points: band(runs.map(({ run }) => curves.get(run) ?? [])),
      fits: fits && { known: fitted("known"), unknown: fitted("unknown") },
    };
  });
}

function hasFits({ train, view }: Pick<CurvesView, "train" | "view">): boolean {
  return train && view === "overlay";
}

function figureOf({ step, epoch, correct, total, accuracy, low, high }: ComparedFigure) {
  return { step, epoch, correct, total, accuracy: accuracy ?? 0, low, high };
}

type Look = { isBaseline: boolean; color: string | null };

function runOf(run: ComparedRun, look: Look, view: CurvesView): RunModel {
  const { best, last, recommended } = run.figures;
  return {
    id: view.idOf(run.run),
    label: run.name,
    unknownShare: run.unknownShare,
    ...look,
    ...(isReference(run) ? { isReference: true } : {}),
    points: pointsOf(run, view),
    fits: hasFits(view) ? fitsOf(run, view) : null,
    best: best && figureOf(best),
    last: last && figureOf(last),
    recommended: recommended && {
      ...{ step: recommended.step, epoch: recommended.epoch },
      accuracy: recommended.accuracy ?? 0,
    },
    drop: run.drop && { points: run.drop.points, low: run.drop.low, high: run.drop.high },
  };
}

/**
 * What a view of compared runs draws, in numbers: a curve a run on the same examples, or a band a group of them. The
 * single runs of groups are there only where the view shows them behind.
 */
export function curvesModel(
  response: Pick<ComparisonResponse, "runs" | "differences" | "baseline">,
  view: CurvesView,
): { runs: RunModel[]; groups: GroupModel[] | null } {
  const { runs, baseline } = response;
  const groups = view.group ? groupsOf(response, { ...view, by: view.group }) : null;
  if (groups !== null && !view.single) return { runs: [], groups };
  const colors = chooseColors(runs, view.color);
  const lookOf = ({ run }: ComparedRun) => ({
    color: colors.get(run) ?? null,
    isBaseline: run === baseline && runs.length > 1,
  });
  return { groups, runs: runs.map((run) => runOf(run, lookOf(run), view)) };
}
