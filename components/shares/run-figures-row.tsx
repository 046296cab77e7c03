import { runFigureWords } from "@/components/shares/run-figure-words";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import type { SharedRunContent } from "@/lib/shares/shared-view";

export function RunFiguresRow({ content }: { content: SharedRunContent }) {
  return (
    <FigureRow>
      {runFigureWords(content).map(({ id, ...figure }) => (
        <Figure key={id} {...figure} />
      ))}
    </FigureRow>
  );
}
