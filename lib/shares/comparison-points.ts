import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import type { CompareX } from "@/lib/comparisons/view-state";
import { type RateId, rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SharedPoint } from "./shared-view";

type Checkpoint = { step: number; epoch: number | null; time: string | null };
type Columns = { step: number[]; epoch: (number | null)[]; time: (string | null)[] };
type Placer = (checkpoint: Checkpoint) => number | null;
export type ComparedView = {
  x: CompareX;
  rate: RateId;
  zoom: readonly [number, number] | null;
};

function checkpointsOf({ step, epoch, time }: Columns): Checkpoint[] {
  return step.map((at, k) => ({ step: at, epoch: epoch[k] ?? null, time: time[k] ?? null }));
}

function sinceBest({ figures: { best } }: ComparedRun): Placer {
  return ({ step, epoch }) => {
    if (best === null) return null;
    return epoch !== null && best.epoch !== null ? epoch - best.epoch : step - best.step;
  };
}

function elapsed({ curve }: ComparedRun): Placer {
  const start = Date.parse(curve.time.find((time) => time !== null) ?? "");
  return ({ time }) => {
    const at = Date.parse(time ?? "") - start;
    return Number.isFinite(at) ? at : null;
  };
}

function fitted({ train }: ComparedRun): Placer {
  return ({ step }) => {
    const count = train.unknown[train.step.indexOf(step)] ?? null;
    return count === null || train.unknownTotal === 0 ? null : count / train.unknownTotal;
  };
}

/** Where the checkpoints of one run stand on the chosen x axis, as on the comparison page. */
function placerOf(x: CompareX, run: ComparedRun): Placer {
  if (x === "best") return sinceBest(run);
  if (x === "time") return elapsed(run);
  if (x === "fitted") return fitted(run);
  return x === "epoch" ? ({ epoch }) => epoch : ({ step }) => step;
}

/** The wanted x axis where any run has a place on it, else the first that has. */
export function chooseCompareX(runs: readonly ComparedRun[], wanted: CompareX): CompareX {
  const hasPlace = (x: CompareX) =>
    runs.some((run) => checkpointsOf(run.curve).some((one) => placerOf(x, run)(one) !== null));
  return ([wanted, "epoch"] as const).find(hasPlace) ?? "step";
}

function placed(
  run: ComparedRun,
  columns: Columns,
  view: ComparedView & { countsAt: (k: number) => { numerator: number; total: number } | null },
): SharedPoint[] {
  const place = placerOf(view.x, run);
  return checkpointsOf(columns).flatMap((checkpoint, k) => {
    const x = place(checkpoint);
    const counts = view.countsAt(k);
    const isOutside = x !== null && view.zoom !== null && (x < view.zoom[0] || x > view.zoom[1]);
    if (x === null || counts === null || isOutside) return [];
    return [{ x, step: checkpoint.step, epoch: checkpoint.epoch, ...counts }];
  });
}

/** The held-out curve of a run as the view shows it: the counts of its rate inside its zoom. */
export function comparedCurve(run: ComparedRun, view: ComparedView): SharedPoint[] {
  const { numerator, denominator } = rateDefinition(view.rate);
  const { total, correct, abstained } = run.curve;
  const countsAt = (k: number) => {
    const counts = { total: total[k] ?? 0, correct: correct[k] ?? 0, abstained: abstained[k] ?? 0 };
    return { numerator: numerator(counts), total: denominator(counts) };
  };
  return placed(run, run.curve, { ...view, countsAt });
}

/** How many Known and Unknown training examples are fitted at each checkpoint of the view. */
export function comparedFits(run: ComparedRun, view: ComparedView) {
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
