import type { Provenance } from "@/components/exports/provenance";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount } from "@/lib/format";

/** Where what leaves a comparison comes from. */
export function provenanceOf(
  project: string,
  answer: ComparisonAnswer,
  method: string,
): Provenance {
  return {
    source: `Onset, project ${project}`,
    date: answer.updatedAt,
    n: `${formatCount(answer.examples)} ${examplesWords(answer)}`,
    method,
  };
}
