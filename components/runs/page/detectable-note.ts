import type { AnalysisAnswer } from "@/lib/runs/analysis/analysis-schema";

type Detectable = Pick<AnalysisAnswer, "detectableDrop">;

/** "A lasting fall of 3.1 points or more would be found in 4 of 5 such runs", or nothing where it is not known. */
export function detectableNote(analysis: Detectable | null): string {
  if (!analysis || analysis.detectableDrop === null) return "";
  const points = analysis.detectableDrop.toFixed(1);
  return `A lasting fall of ${points} points or more would be found in 4 of 5 such runs.`;
}
