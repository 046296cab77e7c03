import { useComparison } from "@/components/comparisons/comparison-context";
import { answerFigures } from "@/components/comparisons/curves/answer-figures";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";

/** What new knowledge and the remedies came to, each with its interval. */
export function CompareFigures() {
  const figures = answerFigures(useComparison().response);
  if (figures.length < 2) return null;
  return (
    <FigureRow>
      {figures.map(({ key, ...figure }) => (
        <Figure key={key} {...figure} />
      ))}
    </FigureRow>
  );
}
