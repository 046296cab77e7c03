import { splitFindings } from "@/components/runs/run-page/split-findings";
import { comparisonFindings, type Segments } from "@/components/shares/comparison-findings";
import type { SharedContent } from "@/lib/shares/shared-view";

/** The sentences that say what happened, and those that say how far to trust them. */
export function findingsOf(content: SharedContent): {
  main: readonly Segments[];
  limits: readonly Segments[];
} {
  if (content.kind === "comparison") return { main: comparisonFindings(content), limits: [] };
  const { main, limits } = splitFindings(content.findings);
  const warnings = content.warnings.map((text) => [{ text, isStrong: false }]);
  return {
    main: main.map(({ segments }) => segments),
    limits: [...limits.map(({ segments }) => segments), ...warnings],
  };
}

/** The finding as one plain text, for a preview or a mail. */
export function findingText(content: SharedContent): string {
  return findingsOf(content)
    .main.map((segments) => segments.map(({ text }) => text).join(""))
    .join(" ");
}
