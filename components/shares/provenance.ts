import type { Provenance } from "@/components/exports/export-picture";
import { formatCount } from "@/lib/format";
import type { SharedContent, SharedView } from "@/lib/shares/shared-view";

const methods =
  "Rates with Wilson 95 % intervals; checkpoints compared pair by pair (exact McNemar, Bonferroni over all pairs); method version";

function examplesOf(content: SharedContent): string {
  const last =
    content.kind === "run" ? content.last : (content.runs.find(({ last }) => last)?.last ?? null);
  if (last === null || content.split === null) return "no held-out example";
  const what = content.population === "all" ? "" : ` ${content.population}`;
  return `${formatCount(last.total)}${what} ${content.split} examples`;
}

/** What stands under the page and under everything taken from it. */
export function provenanceOf({ content, project, checksum }: SharedView): Provenance {
  return {
    source: `Onset, ${project}`,
    date: content.asOf,
    n: examplesOf(content),
    method: `${methods} ${content.methodVersion}`,
    checksum,
  };
}
