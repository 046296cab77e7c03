import type { FigureWords } from "@/components/exports/segments";
import { cardWords } from "@/components/runs/dynamics/describe-card";
import { figuresWords } from "@/components/runs/page/figures-words";
import { FigureRow } from "@/components/ui/figure-row";
import { mainOf, type SharedContent, type SharedRunContent } from "@/lib/shares/shared-view";

/** A run that only logged metrics has nothing to put in figures. */
function hasFigures({ best, last, learned }: SharedRunContent): boolean {
  return best !== null || last !== null || learned !== null;
}

/** A link frozen before figures told that they were logged has it from its curve. */
function runFigures(content: SharedRunContent): readonly FigureWords[] {
  const { best, last, learned, checkpoints, split, population, isRunning, drop } = content;
  const points = content.curves.find(({ id }) => id === "dev")?.points ?? [];
  const logged = {
    isLogged: points.some(({ value }) => value !== undefined),
    isEstimated: points.some(({ isEstimated }) => isEstimated === true),
  };
  return figuresWords({
    figures: {
      best: best && { ...logged, ...best },
      last: last && { ...logged, ...last },
      ...(learned ? { learned } : {}),
      checkpoints,
    },
    headline: split === null ? null : { split, population },
    ...{ isRunning, unknownShare: null, fall: drop },
  });
}

function figuresOf(shared: SharedContent): readonly FigureWords[] {
  const content = mainOf(shared);
  if (content.kind === "run") return hasFigures(content) ? runFigures(content) : [];
  return content.kind === "dynamics" ? cardWords(content).figures : [];
}

/** The figures that matter; none where there is nothing to count, or a table says them. */
export function SharedFigures({ content }: { content: SharedContent }) {
  const figures = figuresOf(content);
  if (figures.length === 0) return null;
  return (
    <FigureRow figures={figures} className={figures.length <= 3 ? "print:*:basis-0" : undefined} />
  );
}
