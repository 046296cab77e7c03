import type { Provenance } from "@/components/exports/export-picture";
import { methodWords } from "@/components/exports/method-words";
import { examplesOf } from "@/components/shares/examples-of";
import { formatCount } from "@/lib/format";
import type { SharedContent, SharedView } from "@/lib/shares/shared-view";

function countOf(content: SharedContent): number | null {
  return content.kind === "run" ? (content.last?.total ?? null) : content.examples;
}

function sampleOf(content: SharedContent): string {
  const count = countOf(content);
  return count === null ? "no held-out example" : `${formatCount(count)} ${examplesOf(content)}`;
}

/** What stands under the page and under everything taken from it. */
export function provenanceOf({ content, project, checksum }: SharedView): Provenance {
  return {
    source: `Onset, ${project}`,
    date: content.asOf,
    n: sampleOf(content),
    method: methodWords(content.methodVersion),
    checksum,
  };
}
