import type { Provenance } from "@/components/exports/export-picture";
import { cardMethodWords, methodWords } from "@/components/exports/method-words";
import { examplesOf } from "@/components/shares/examples-of";
import { formatCount } from "@/lib/format";
import type { SharedContent, SharedView } from "@/lib/shares/shared-view";

function countOf(content: SharedContent): number | null {
  if (content.kind === "run") return content.last?.total ?? null;
  return content.kind === "dynamics" ? content.n : content.examples;
}

function methodOf(content: SharedContent): string {
  const { methodVersion } = content;
  return content.kind === "dynamics"
    ? cardMethodWords(content.card.chart, methodVersion)
    : methodWords(methodVersion);
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
    method: methodOf(content),
    checksum,
  };
}
