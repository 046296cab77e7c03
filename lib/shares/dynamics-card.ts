import type { Population } from "@/lib/domain/knowledge/knowledge";
import {
  type Slice,
  type SliceOrder,
  sliceAlpha,
  sortSlices,
} from "@/lib/runs/analysis/slice-order";
import type {
  LeaksAnswer,
  SlicesAnswer,
  TransitionsAnswer,
} from "@/lib/runs/examples/examples-schema";
import type { SeriesPoint } from "@/lib/runs/schema";
import type {
  DynamicsCardContent,
  FlowCardContent,
  LeaksCardContent,
  PathCardContent,
  SharedLeakFigures,
  SharedSlice,
  SlicesCardContent,
} from "./dynamics-view";

/** A card in numbers, which examples it is about, how many stand behind it, and why it is empty if it is. */
export type Shown<Card = DynamicsCardContent> = {
  split: string | null;
  population: Population;
  reason: string | null;
  n: number | null;
  card: Card;
};

type About = Pick<Shown, "split" | "population" | "reason">;

function aboutOf({ split, population, reason }: About): About {
  return { split, population, reason };
}

/** What the flow card shows of its answer. */
export function shownFlow(answer: TransitionsAnswer): Shown<FlowCardContent> {
  const { checkpoints, totals } = answer;
  const { examples, learned, forgotten, never, unforgettable, forgettingEvents } = totals;
  return {
    ...aboutOf(answer),
    n: examples,
    card: {
      chart: "flow",
      checkpoints: checkpoints.map(({ step, epoch, sincePrevious }) => {
        return { step, epoch, sincePrevious };
      }),
      totals: { examples, learned, forgotten, never, unforgettable, forgettingEvents },
    },
  };
}

const slicesAtFirst = 8;
export const slicesAtMost = 300;

function shownSlice(slice: Slice): SharedSlice {
  const { value, n, best, last, drop, adjustedPValue, unknownShare, whollyUnknown } = slice;
  return { value, n, best, last, drop, adjustedPValue, unknownShare, whollyUnknown };
}

/** The slices in sight, sorted: the first eight, or all of them up to 300. */
export function shownSlices(
  answer: SlicesAnswer,
  { order, allSlices }: { order: SliceOrder; allSlices: boolean },
): Shown<SlicesCardContent> {
  const { by, best, last, slices } = answer;
  return {
    ...aboutOf(answer),
    n: slices.reduce((sum, { n }) => sum + n, 0),
    card: {
      ...{ chart: "slices", by, order, best, last },
      slices: sortSlices(slices, order)
        .slice(0, allSlices ? slicesAtMost : slicesAtFirst)
        .map(shownSlice),
      of: slices.length,
      differing: slices.filter(({ adjustedPValue }) => adjustedPValue <= sliceAlpha).length,
    },
  };
}

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
): Shown<PathCardContent> {
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

function leakFiguresOf(figures: NonNullable<LeaksAnswer["last"]>): SharedLeakFigures {
  const { step, epoch, wrong, leaked, share, concentration } = figures;
  const { predictions, distinct, share: covered, commonest } = concentration;
  return {
    ...{ step, epoch, wrong, leaked, share },
    concentration: { predictions, distinct, share: covered, commonest: commonest.length },
  };
}

/** What the leaks card shows; the leaked questions and answers only where texts may be told, and never their ids. */
export function shownLeaks(answer: LeaksAnswer, hasTexts: boolean): Shown<LeaksCardContent> {
  const { newFacts, start, last, cases } = answer;
  return {
    ...aboutOf(answer),
    n: last?.total ?? null,
    card: {
      ...{ chart: "leaks", newFacts },
      start: start && leakFiguresOf(start),
      last: last && leakFiguresOf(last),
      cases: hasTexts
        ? cases.map(({ question, prediction, trainingQuestion }) => {
            return { question, prediction, trainingQuestion };
          })
        : null,
    },
  };
}
