import type { PathPoint } from "@/components/charts/path-model";
import { checkpointLabel, checkpointTick } from "@/components/runs/examples/checkpoint-words";
import type { Population } from "@/lib/domain/knowledge";
import type { SeriesPoint } from "@/lib/runs/schema";

export type FittedPath = { points: PathPoint[]; bestIndex: number | null };

const trainSplit = "train";

/**
 * A point for each checkpoint that evaluated both: x the share of Unknown training examples fitted, y the
 * accuracy of the split and population; by step. `bestIndex` is the highest y, ties to the earliest.
 */
export function fittedPath(
  points: readonly SeriesPoint[],
  { split, population }: { split: string; population: Population },
): FittedPath {
  const fittedAt = new Map(
    points
      .filter((point) => point.split === trainSplit && point.category === "Unknown")
      .map(({ step, fitted, total }) => [
        step,
        fitted === null || total === 0 ? null : fitted / total,
      ]),
  );
  const path = points
    .filter((point) => point.split === split && point.category === population)
    .toSorted((a, b) => a.step - b.step)
    .flatMap((point) => {
      const x = fittedAt.get(point.step) ?? null;
      if (x === null || point.accuracy === null) return [];
      const label = checkpointLabel(point);
      return [{ x, y: point.accuracy, label, shortLabel: checkpointTick(point) }];
    });
  const highest = Math.max(...path.map(({ y }) => y));
  const best = path.findIndex(({ y }) => y === highest);
  return { points: path, bestIndex: best === -1 ? null : best };
}

/** Why there is no path, where there is none. */
export function noPathReason(points: readonly SeriesPoint[]): string {
  const train = points.filter(({ split }) => split === trainSplit);
  if (train.length === 0)
    return "No training example was evaluated, so what share of Unknown is fitted is not known.";
  if (!train.some(({ category, total }) => category === "Unknown" && total > 0))
    return "No Unknown example is in the training set: there is no new knowledge to fit.";
  return "No checkpoint evaluated both the training examples and the held-out ones.";
}
