import { epochBreak } from "@/lib/domain/rates/epoch-order";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SeriesPoint } from "@/lib/runs/schema";
import { measureOf, populationPoints } from "@/lib/runs/store/series-measure";
import type { XChoice } from "@/lib/runs/view-state";

type TimedCheckpoint = Pick<SeriesPoint, "step" | "epoch" | "time">;
export type XAbsence = "broken-epochs" | "no-epochs" | "no-times" | "none-fitted";
export type XLayout = {
  /** Where a checkpoint stands; null where that is not known. */
  placeOf: (place: TimedCheckpoint) => number | null;
  /** Why the run cannot be laid out so; null where it can. */
  absence: XAbsence | null;
};

function byEpoch(points: readonly SeriesPoint[]): XLayout {
  const hasEpoch = points.some(({ epoch }) => epoch !== null);
  const absence = epochBreak(points) !== null ? "broken-epochs" : hasEpoch ? null : "no-epochs";
  return { absence, placeOf: ({ epoch }) => epoch };
}

function byTime(points: readonly SeriesPoint[]): XLayout {
  const at = ({ time }: TimedCheckpoint) => (time === null ? Number.NaN : Date.parse(time));
  const times = points.map(at).filter(Number.isFinite);
  const start = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  return {
    absence: times.some((time) => time > start) ? null : "no-times",
    placeOf: (place) => (Number.isFinite(at(place)) ? at(place) - start : null),
  };
}

function byFitted(points: readonly SeriesPoint[]): XLayout {
  const shares = new Map(
    populationPoints(points, { split: "train", population: "Unknown" }).flatMap((point) => {
      const { value } = measureOf(point, rateDefinition("accuracy"));
      const isKnown = value !== null && (point.basis !== "counts" || point.fitted !== null);
      return isKnown ? [[point.step, value] as const] : [];
    }),
  );
  return {
    absence: shares.size > 0 ? null : "none-fitted",
    placeOf: ({ step }) => shares.get(step) ?? null,
  };
}

/** How an x axis lays out the checkpoints of a run. */
export function layOutX(x: XChoice, points: readonly SeriesPoint[]): XLayout {
  if (x === "epoch") return byEpoch(points);
  if (x === "time") return byTime(points);
  if (x === "fitted") return byFitted(points);
  return { absence: null, placeOf: ({ step }) => step };
}

/** The wanted layout where the run has data for it, else steps, which every checkpoint has. */
export function chooseX(points: readonly SeriesPoint[], wanted: XChoice): XChoice {
  return layOutX(wanted, points).absence === null ? wanted : "step";
}
