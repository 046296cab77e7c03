import { formatCount } from "@/lib/format";
import type { AnalysisAnswer } from "@/lib/runs/analysis-schema";

type Detectable = Pick<AnalysisAnswer, "minimumDetectableDrop" | "examples">;

/** "With 800 examples a fall under 4.9 points would not be seen", or nothing where it is not known. */
export function detectableNote(analysis: Detectable | null): string {
  if (!analysis || analysis.minimumDetectableDrop === null || analysis.examples === 0) return "";
  const points = analysis.minimumDetectableDrop.toFixed(1);
  return `With ${formatCount(analysis.examples)} examples a fall under ${points} points would not be seen.`;
}
