import { ForgottenCard } from "@/components/shares/page/forgotten-card";
import { LeakedCard } from "@/components/shares/page/leaked-card";
import type { SharedContent } from "@/lib/shares/shared-view";

/** The texts of examples, where the link allows them. */
export function SharedExamples({ content }: { content: SharedContent }) {
  if (content.kind === "comparison") return null;
  if (content.kind === "dynamics" && content.card.chart === "leaks")
    return content.card.cases && <LeakedCard cases={content.card.cases} />;
  return content.examples && <ForgottenCard examples={content.examples} />;
}
