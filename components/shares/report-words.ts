import { linkFindingText } from "@/components/shares/link-findings";
import type {
  LinkContent,
  SharedContent,
  SharedReport,
  SharedReportChart,
} from "@/lib/shares/shared-view";

/** Markdown as the words that one reads of it: for a preview or a mail. */
function plainWords(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(#{1,6}|[-*+>]|\d+\.)\s+/gm, "")
    .replace(/[*_`~]{1,3}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a link says, as one plain text: the finding of a chart, the beginning of a report. */
export function linkText(content: LinkContent): string {
  if (content.kind !== "report") return linkFindingText(content);
  const texts = content.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
  return plainWords(texts.join("\n").slice(0, 2000));
}

/** The chart that stands for a link; null where a report has none that can be drawn. */
export function firstChart(content: LinkContent): SharedContent | null {
  if (content.kind !== "report") return content;
  for (const block of content.blocks)
    if (block.kind === "chart" && block.content !== null) return block.content;
  return null;
}

/** What a chart of a report is called there. */
export function chartTitle({ caption, name }: Pick<SharedReportChart, "caption" | "name">): string {
  return caption.trim() === "" ? name : caption;
}

/** "2 charts, 1 of them frozen": what a report holds beside its text. */
export function chartCountWords({ blocks }: Pick<SharedReport, "blocks">): string {
  const charts = blocks.filter((block) => block.kind === "chart");
  const frozen = charts.filter(({ mode }) => mode === "frozen").length;
  const count = charts.length === 1 ? "1 chart" : `${charts.length} charts`;
  if (charts.length === 0) return "no chart";
  if (frozen === 0) return `${count}, live`;
  if (frozen === charts.length) return `${count}, frozen`;
  return `${count}, ${frozen} of them frozen`;
}
