import { type Place, placeKey } from "./place";

/** The part of a file that is stored where it is read again: these places, and these steps of them. */
export type Only = {
  /** "step/split", "metric/key", "training-set" */
  places: ReadonlySet<string>;
  fromStep: number;
  /** Exclusive: what a later drop took is not brought back. */
  beforeStep: number;
};

export function takesStep(only: Only | undefined, step: number): boolean {
  return only === undefined || (step >= only.fromStep && step < only.beforeStep);
}

export function takesPlace(only: Only | undefined, place: Place): boolean {
  return only === undefined || (takesStep(only, place.step) && only.places.has(placeKey(place)));
}

export function takesPoint(
  only: Only | undefined,
  { key, step }: { key: string; step: number },
): boolean {
  return only === undefined || (takesStep(only, step) && only.places.has(metricPlace(key)));
}

export const trainingSetPlace = "training-set";
const metricPrefix = "metric/";

export function metricPlace(key: string): string {
  return `${metricPrefix}${key}`;
}

/** Counts that gave way to predictions of the same place: they stand there once those are undone. */
const behind = "~";

export function placeBehind(place: string): string {
  return `${behind}${place}`;
}

export function placeInFront(place: string): string {
  return place.startsWith(behind) ? place.slice(behind.length) : place;
}

/** A stored place as what it names; null for one that is of another kind. */
export function readPlace(
  stored: string,
): { kind: "evaluation"; step: number; split: string } | { kind: "metric"; key: string } | null {
  const place = placeInFront(stored);
  if (place.startsWith(metricPrefix))
    return { kind: "metric", key: place.slice(metricPrefix.length) };
  const slash = place.indexOf("/");
  const step = slash > 0 ? Number(place.slice(0, slash)) : Number.NaN;
  if (Number.isNaN(step)) return null;
  return { kind: "evaluation", step, split: place.slice(slash + 1) };
}
