import type { FigureWords } from "@/components/exports/segments";
import { type CheckpointAnswer, changeBetween } from "@/components/runs/page/answer-figures";
import { answerWords } from "@/components/runs/page/answer-words";
import type { SharedRunContent, SharedRunPoint } from "@/lib/shares/shared-view";

type Figure = NonNullable<SharedRunContent["best"]>;

function checkpoint(
  { low, high, ...figure }: Figure,
  points: readonly SharedRunPoint[],
): CheckpointAnswer {
  const interval = low === null || high === null ? null : { low, high };
  const isLogged = points.some(({ value }) => value !== undefined);
  const isEstimated = points.some((point) => point.isEstimated === true);
  return { ...figure, interval, isEstimated, isLogged };
}

function shareOf({ fitted, total }: { fitted: number | null; total: number | null }): number {
  return fitted === null || total === null || total === 0 ? 0 : fitted / total;
}

/** The figures that matter, in the run page's words; new facts learned only where their curve is shown. */
export function runFigureWords(content: SharedRunContent): readonly FigureWords[] {
  const { best, last, drop, learned, split, population, isRunning, curves } = content;
  const heldOut = curves.find(({ id }) => id === "dev");
  const points = heldOut?.points ?? [];
  const shownBest = best && checkpoint(best, points);
  const shownLast = last && checkpoint(last, points);
  const words = answerWords({
    answer: {
      best: shownBest,
      last: shownLast,
      change: shownBest && shownLast ? changeBetween(shownBest, shownLast) : null,
      learned: learned && { ...learned, share: learned.share ?? shareOf(learned) },
    },
    headline: split === null ? null : { split, population },
    isRunning,
    unknownShare: null,
    drop: drop && { ...drop, points: 0 },
  });
  return words.filter(({ id }) => id !== "learned" || learned !== null);
}
