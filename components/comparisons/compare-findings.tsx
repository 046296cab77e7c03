import { useComparison } from "@/components/comparisons/comparison-context";
import { answerFigures } from "@/components/comparisons/curves/answer-figures";
import { Finding } from "@/components/layout/finding";
import { FindingSentence } from "@/components/layout/finding-sentence";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";

/** What the comparison answers, in sentences that a lead can repeat, and its figures with their intervals. */
export function CompareFindings() {
  const { answer } = useComparison();
  const { findings } = answer;
  const figures = answerFigures(answer);
  return (
    <>
      {findings.length > 0 && (
        <Finding>
          {findings.map(({ segments }) => (
            <FindingSentence key={segments.map(({ text }) => text).join("")} segments={segments} />
          ))}
        </Finding>
      )}
      {figures.length > 1 && (
        <FigureRow>
          {figures.map(({ key, ...figure }) => (
            <Figure key={key} {...figure} />
          ))}
        </FigureRow>
      )}
    </>
  );
}
