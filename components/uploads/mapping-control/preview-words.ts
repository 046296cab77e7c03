import { namesWord, placeWord } from "@/components/uploads/mapping-control/set-words";

export type Course = {
  name: string;
  /** Where each value stands: an epoch, or a step. */
  points: readonly { x: number; step: number; value: number }[];
};

type Peak = { name: string; kind: "start" | "first" | "last" | "between"; x: number };

function peakOf({ name, points }: Course): Peak | null {
  const [first, ...rest] = points;
  if (first === undefined || rest.length === 0) return null;
  let best = first;
  for (const point of rest) if (point.value > best.value) best = point;
  if (best === first) return { name, kind: first.step === 0 ? "start" : "first", x: first.x };
  const isLast = points.at(-1)?.value === best.value;
  return { name, kind: isLast ? "last" : "between", x: best.x };
}

function rangeWord(peaks: readonly Peak[], axis: string): string {
  const at = peaks.map(({ x }) => x);
  const [low, high] = [Math.min(...at), Math.max(...at)];
  if (low === high) return `${axis} ${placeWord(low)}`;
  return `${axis}s ${placeWord(low)} to ${placeWord(high)}`;
}

/** Where each set's accuracy is highest. A description of the picture: nothing in it is tested. */
export function previewWords(courses: readonly Course[], axis: "epoch" | "step"): string {
  const peaks = courses.flatMap((course) => peakOf(course) ?? []);
  const of = (kind: Peak["kind"]) => peaks.filter((peak) => peak.kind === kind);
  const sentences = (["start", "first", "between", "last"] as const).flatMap((kind) => {
    const group = of(kind);
    if (group.length === 0) return [];
    const who = namesWord(group.map(({ name }) => name));
    const [be, have, peak, fall] =
      group.length === 1 ? ["is", "its", "peaks", "falls"] : ["are", "their", "peak", "fall"];
    if (kind === "start") return [`${who} ${be} at ${have} best before training.`];
    if (kind === "first") return [`${who} ${be} at ${have} best at the first checkpoint.`];
    if (kind === "last") return [`${who} ${be} at ${have} best at the last checkpoint.`];
    return [`${who} ${peak} at ${rangeWord(group, axis)}, then ${fall}.`];
  });
  return sentences.join(" ");
}
