import type { Provenance } from "@/components/exports/provenance";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount } from "@/lib/format";

/** Where what leaves a comparison comes from. */
export function comparedProvenance(
  project: string,
  response: ComparisonResponse,
  method: string,
): Provenance {
  return {
    source: `Onset, project ${project}`,
    date: response.updatedAt,
    n: `${formatCount(response.examples)} ${examplesWords(response)}`,
    method,
  };
}
