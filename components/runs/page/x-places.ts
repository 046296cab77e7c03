import type { XAxis } from "@/components/charts/plot-model";
import { pointsOf, trainSplit } from "@/components/runs/page/run-curve";
import { epochBreak } from "@/lib/domain/rates/epoch-order";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SeriesPoint } from "@/lib/runs/schema";
import { measureOf } from "@/lib/runs/store/series-measure";
import type { XChoice } from "@/lib/runs/view-state";

type Place = Pick<SeriesPoint, "step" | "epoch" | "time">;

export type XOption = {
  id: XChoice;
  label: string;
  axis: XAxis;
  /** Why it cannot be chosen in this run; null where it can. */
  reason: string | null;
  /** Where a checkpoint stands; null where that is not known. */
  placeOf: (point: Place) => number | null;
};

function millisecondsOf(time: string | null): number | null {
  const value = time === null ? Number.NaN : Date.parse(time);
  return Number.isFinite(value) ? value : null;
}

function timeOption(points: readonly SeriesPoint[]): XOption {
  const times = points.flatMap(({ time }) => millisecondsOf(time) ?? []);
  const start = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const isTimed = times.some((time) => time > start);
  return {
    id: "time",
    label: "time",
    axis: { label: "time since the first checkpoint", unit: "duration" },
    reason: isTimed ? null : "no checkpoint says when",
    placeOf: ({ time }) => {
      const at = millisecondsOf(time);
      return at === null ? null : at - start;
    },
  };
}

function fittedOption(points: readonly SeriesPoint[]): XOption {
  const unknown = pointsOf(points, { split: trainSplit, population: "Unknown" });
  const shares = new Map(
    unknown.flatMap((point): [number, number][] => {
      const { value } = measureOf(point, rateDefinition("accuracy"));
      return value === null || (point.basis === "counts" && point.fitted === null)
        ? []
        : [[point.step, value]];
    }),
  );
  return {
    id: "fitted",
    label: "Unknown fitted",
    axis: { label: "share of Unknown training examples fitted", unit: "ratio" },
    reason: shares.size > 0 ? null : "no Unknown training example evaluated",
    placeOf: ({ step }) => shares.get(step) ?? null,
  };
}

/** The ways to lay out the checkpoints of a run, and which of them its data allow. */
export function xOptionsOf(points: readonly SeriesPoint[]): readonly XOption[] {
  const hasEpoch = points.some(({ epoch }) => epoch !== null);
  const isBroken = epochBreak(points) !== null;
  return [
    {
      id: "epoch",
      label: "epoch",
      axis: { label: "epoch", unit: "number" },
      reason: isBroken
        ? "epochs do not rise with the steps"
        : hasEpoch
          ? null
          : "no checkpoint says its epoch",
      placeOf: ({ epoch }) => epoch,
    },
    {
      id: "step",
      label: "step",
      axis: { label: "step", unit: "number" },
      reason: null,
      placeOf: ({ step }) => step,
    },
    timeOption(points),
    fittedOption(points),
  ];
}

/** The wanted layout, or steps, which every checkpoint has. */
export function chooseX(options: readonly XOption[], wanted: XChoice): XOption | null {
  const isOpen = (id: XChoice) => (option: XOption) => option.id === id && option.reason === null;
  return options.find(isOpen(wanted)) ?? options.find(isOpen("step")) ?? null;
}
