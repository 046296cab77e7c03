import type { CheckpointAnswer } from "@/components/runs/run-page/answer-figures";
import { answerWords, type FigureWords } from "@/components/runs/run-page/answer-words";
import { newcombe } from "@/lib/domain/rates";
import type { SharedRunContent } from "@/lib/shares/shared-view";

type Figure = NonNullable<SharedRunContent["best"]>;

function checkpoint({ low, high, ...figure }: Figure): CheckpointAnswer {
  return { ...figure, interval: low === null || high === null ? null : { low, high } };
}

function changeBetween(best: Figure, last: Figure) {
  if (best.step === last.step) return { difference: 0, interval: null, correctDifference: 0 };
  return {
    difference: last.accuracy - best.accuracy,
    interval: newcombe(
      { successes: last.correct, total: last.total },
      { successes: best.correct, total: best.total },
    ),
    correctDifference: best.total === last.total ? last.correct - best.correct : null,
  };
}

/** The figures that matter, in the run page's words; new facts learned only where their curve is shown. */
export function runFigureWords(content: SharedRunContent): readonly FigureWords[] {
  const { best, last, drop, learned, split, population, isRunning } = content;
  const words = answerWords({
    answer: {
      best: best && checkpoint(best),
      last: last && checkpoint(last),
      change: best && last ? changeBetween(best, last) : null,
      learned,
    },
    headline: split === null ? null : { split, population },
    isRunning,
    unknownShare: null,
    drop: drop && { ...drop, points: 0 },
  });
  return words.filter(({ id }) => id !== "learned" || learned !== null);
}
