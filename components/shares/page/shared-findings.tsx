import { Headline } from "@/components/layout/headline";
import { findingsOf } from "@/components/shares/finding-segments";
import type { SharedContent } from "@/lib/shares/shared-view";

/** What to know in ten seconds; what it rests on, and what limits it, smaller below. */
export function SharedFindings({ content }: { content: SharedContent }) {
  const { main, details, isDecision = false } = findingsOf(content);
  return <Headline isDecision={isDecision} lines={main} reasons={details} />;
}
