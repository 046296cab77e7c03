import { findingsByUse } from "@/components/comparisons/choose/choice-words";
import { useComparison } from "@/components/comparisons/comparison-context";
import { FindingSentences, FindingText } from "@/components/layout/finding";
import { Headline } from "@/components/layout/headline";

/** What to choose, in two lines; then in grey what it rests on. */
export function CompareFindings() {
  const { findings, runs, refusals } = useComparison().response;
  const { headlines, reasons } = findingsByUse(findings);
  if (runs.length === 1) return <OneRun name={runs[0]?.name ?? ""} refused={refusals.length} />;
  if (findings.length === 0) return null;
  return (
    <Headline
      isDecision={headlines.length > 0}
      lines={headlines.map(({ segments }) => segments)}
      reasons={reasons.map(({ segments }) => segments)}
    />
  );
}

/** What the runs show together: which share hurts, what the remedies did, what newly learned facts go with. */
export function CompareEvidence() {
  const { findings, runs } = useComparison().response;
  const { evidence } = findingsByUse(findings);
  if (evidence.length === 0 || runs.length === 1) return null;
  return (
    <FindingText>
      <FindingSentences sentences={evidence.map(({ segments }) => segments)} />
    </FindingText>
  );
}

/** One run claims nothing: it asks for others, or for what those that were asked for lack. */
function OneRun({ name, refused }: { name: string; refused: number }) {
  const others = refused === 1 ? "The other run cannot" : `None of the other ${refused} runs can`;
  const words =
    refused === 0 ? "One run is no comparison: add others." : `${others} be compared with ${name}.`;
  return <Headline isDecision={false} lines={[[{ text: words, isStrong: false }]]} reasons={[]} />;
}
