import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { type CompareX, compareXChoices } from "@/lib/comparisons/view-state";

export type Checkpoint = { step: number; epoch: number | null; time: string | null };
export type CurveColumns = Pick<ComparedRun["curve"], "step" | "epoch" | "time">;
type PlaceOf = (checkpoint: Checkpoint) => number | null;

export function curveCheckpoints({ step, epoch, time }: CurveColumns): Checkpoint[] {
  return step.map((at, k) => ({ step: at, epoch: epoch[k] ?? null, time: time[k] ?? null }));
}

function sinceBest({ figures: { best } }: ComparedRun): PlaceOf {
  return ({ step, epoch }) => {
    if (best === null) return null;
    return epoch !== null && best.epoch !== null ? epoch - best.epoch : step - best.step;
  };
}

function elapsed({ curve }: ComparedRun): PlaceOf {
  const start = Date.parse(curve.time.find((time) => time !== null) ?? "");
  return ({ time }) => {
    const at = Date.parse(time ?? "") - start;
    return Number.isFinite(at) ? at : null;
  };
}

function fitted({ train }: ComparedRun): PlaceOf {
  return ({ step }) => {
    const count = train.unknown[train.step.indexOf(step)] ?? null;
    return count === null || train.unknownTotal === 0 ? null : count / train.unknownTotal;
  };
}

/** Where the checkpoints of one run stand on an x axis; null where that is not known. */
export function placesOn(x: CompareX, run: ComparedRun): PlaceOf {
  if (x === "best") return sinceBest(run);
  if (x === "time") return elapsed(run);
  if (x === "fitted") return fitted(run);
  return x === "epoch" ? ({ epoch }) => epoch : ({ step }) => step;
}

/** The axes on which any of the runs has a place. */
export function openXs(runs: readonly ComparedRun[]): readonly CompareX[] {
  return compareXChoices.filter((x) =>
    runs.some((run) => curveCheckpoints(run.curve).some((one) => placesOn(x, run)(one) !== null)),
  );
}

/** The wanted x axis where any run has a place on it, else the first that has, else steps. */
export function chooseCompareX(runs: readonly ComparedRun[], wanted: CompareX): CompareX {
  const open = openXs(runs);
  return open.find((x) => x === wanted) ?? open[0] ?? "step";
}
