import { type CheckpointAnswer, changeBetween } from "@/components/runs/run-page/answer-figures";
import { answerWords, type FigureWords } from "@/components/runs/run-page/answer-words";
import type { SharedRunContent } from "@/lib/shares/shared-view";

type Figure = NonNullable<SharedRunContent["best"]>;

function checkpoint({ low, high, ...figure }: Figure, isLogged: boolean): CheckpointAnswer {
  const interval = low === null || high === null ? null : { low, high };
  return { ...figure, interval, isEstimated: false, isLogged };
}

function shareOf({ fitted, total }: { fitted: number | null; total: number | null }): number {
  return fitted === null || total === null || total === 0 ? 0 : fitted / total;
}

/** The figures that matter, in the run page's words; new facts learned only where their curve is shown. */
export function runFigureWords(content: SharedRunContent): readonly FigureWords[] {
  const { best, last, drop, learned, split, population, isRunning, curves } = content;
  const heldOut = curves.find(({ id }) => id === "dev");
  const isLogged = heldOut?.points.some(({ value }) => value !== undefined) ?? false;
  const shownBest = best && checkpoint(best, isLogged);
  const shownLast = last && checkpoint(last, isLogged);
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
