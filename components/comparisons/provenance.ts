import { examplesWords } from "@/components/comparisons/curve-words";
import type { Provenance } from "@/components/exports/export-picture";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { formatCount } from "@/lib/format";

/** Where what leaves a comparison comes from; on an intersection the file says so too. */
export function provenanceOf(
  project: string,
  answer: ComparisonAnswer,
  method: string,
): Provenance {
  const shared = answer.intersected ? ", those that all runs evaluated" : "";
  return {
    source: `Onset, project ${project}`,
    date: answer.updatedAt,
    n: `${formatCount(answer.examples)} ${examplesWords(answer)}${shared}`,
    method,
  };
}
