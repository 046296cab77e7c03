import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { SeriesPoint } from "@/lib/runs/schema";
import type { Shown } from "./about-model";
import type { PathModel } from "./dynamics-model";

const trainSplit = "train";

function isCounted({ basis, total }: SeriesPoint): boolean {
  return basis === "counts" && (total ?? 0) > 0;
}

/**
 * A point for each checkpoint that evaluated both: the Unknown training examples fitted, and the right
 * answers of the split and population; by step.
 */
export function shownPath(
  points: readonly SeriesPoint[],
  { split, population }: { split: string | null; population: Population },
): Shown<PathModel> {
  const fittedAt = new Map(
    points
      .filter(isCounted)
      .filter(({ split: own, category }) => own === trainSplit && category === "Unknown")
      .map((point) => [point.step, point]),
  );
  const path = points
    .filter((point) => point.split === split && point.category === population && isCounted(point))
    .toSorted((a, b) => a.step - b.step)
    .flatMap(({ step, epoch, correct, total }) => {
      const { fitted = null, total: unknown = 0 } = fittedAt.get(step) ?? {};
      if (fitted === null || unknown === null || unknown === 0) return [];
      if (correct === null || total === null) return [];
      return [{ step, epoch, fitted, unknown, correct, total }];
    });
  const reason = path.length === 0 ? noPathReason(points) : null;
  const n = path.at(-1)?.total ?? null;
  return { split, population, reason, n, card: { chart: "path", points: path } };
}

/** Why there is no path, where there is none. */
function noPathReason(points: readonly SeriesPoint[]): string {
  const train = points.filter(({ split }) => split === trainSplit);
  if (train.length === 0)
    return "No training example was evaluated, so what share of Unknown is fitted is not known.";
  if (!train.some(({ category, total }) => category === "Unknown" && total !== 0))
    return "No Unknown example is in the training set: there is no new knowledge to fit.";
  return "No checkpoint evaluated both the training examples and the held-out ones.";
}
