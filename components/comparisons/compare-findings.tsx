import { useComparison } from "@/components/comparisons/comparison-context";
import { Finding } from "@/components/layout/finding";
import { FindingSentence } from "@/components/runs/run-page/finding-sentence";

/** What the comparison answers, in sentences that a lead can repeat. */
export function CompareFindings() {
  const { findings } = useComparison().answer;
  if (findings.length === 0) return null;
  return (
    <Finding>
      {findings.map(({ segments }) => (
        <FindingSentence key={segments.map(({ text }) => text).join("")} segments={segments} />
      ))}
    </Finding>
  );
}
