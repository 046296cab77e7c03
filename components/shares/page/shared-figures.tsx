import type { FigureWords } from "@/components/exports/segments";
import { cardWords } from "@/components/runs/dynamics/card-picture";
import { runFigureWords } from "@/components/shares/run-figure-words";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import type { SharedContent, SharedRunContent } from "@/lib/shares/shared-view";

/** A run that only logged metrics has nothing to put in figures. */
function hasFigures({ best, last, learned }: SharedRunContent): boolean {
  return best !== null || last !== null || learned !== null;
}

function figuresOf(content: SharedContent): readonly FigureWords[] {
  if (content.kind === "run") return hasFigures(content) ? runFigureWords(content) : [];
  return content.kind === "dynamics" ? cardWords(content).figures : [];
}

/** The figures that matter; none where there is nothing to count, or a table says them. */
export function SharedFigures({ content }: { content: SharedContent }) {
  const figures = figuresOf(content);
  if (figures.length === 0) return null;
  return (
    <FigureRow className={figures.length <= 3 ? "print:*:basis-0" : undefined}>
      {figures.map(({ id, ...figure }) => (
        <Figure key={id} {...figure} />
      ))}
    </FigureRow>
  );
}
