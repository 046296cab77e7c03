import { ForgottenCard } from "@/components/shares/page/forgotten-card";
import { PictureCard } from "@/components/shares/page/picture-card";
import { SharedDecision } from "@/components/shares/page/shared-decision";
import { pictureOf } from "@/components/shares/picture-of";
import type { SharedPart, SharedView, SharedWholeContent } from "@/lib/shares/shared-view";

type WholeRunProps = { content: SharedWholeContent; view: SharedView };

/** The cards of a run page in their order, each as its own link would show it. */
export function WholeRun({ content, view }: WholeRunProps) {
  const { main, decision, cards, asOf } = content;
  const partOf = (part: SharedPart): SharedView => ({
    ...view,
    title: `${view.title}: ${pictureOf(part).title}`,
    content: { ...part, asOf },
  });
  return (
    <>
      <PictureCard view={{ ...view, content: { ...main, asOf } }} />
      {decision && <SharedDecision decision={decision} />}
      {main.examples && <ForgottenCard examples={main.examples} />}
      {cards.map((part) => (
        <PictureCard key={pictureOf(part).title} view={partOf(part)} />
      ))}
    </>
  );
}
