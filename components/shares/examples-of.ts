import type { SharedContent } from "@/lib/shares/shared-view";

/** "known dev examples", "test examples with relation:P19": what a shared picture was measured on. */
export function examplesOf(content: SharedContent): string {
  const { split, population } = content;
  const who = population === "all" ? "" : `${population} `;
  const part = content.kind === "comparison" && content.where ? ` with ${content.where}` : "";
  return `${who}${split ?? "held-out"} examples${part}`;
}
