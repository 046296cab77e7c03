import { describeCard } from "@/components/runs/dynamics/describe-card";
import { StaticMarkup } from "@/components/shares/page/static-markup";
import { Card } from "@/components/ui/card";
import type { SharedContent } from "@/lib/shares/shared-view";

const words = [
  {
    term: "Known",
    meaning:
      "Questions the model could already answer before fine-tuning, at least sometimes: its old knowledge.",
  },
  {
    term: "Unknown",
    meaning:
      "Questions it never answered right before fine-tuning, however often it was asked: new knowledge.",
  },
  {
    term: "Accuracy",
    meaning: "Right answers divided by questions asked. 80 % means 8 of 10 are right.",
  },
  {
    term: "Hallucination rate",
    meaning:
      "Wrong answers given with confidence, divided by questions asked. “I don't know” is not a hallucination.",
  },
  {
    term: "dev",
    meaning:
      "Questions kept out of training, to see what the model still knows. The train curves show what it was taught.",
  },
  {
    term: "Epoch, checkpoint",
    meaning:
      "An epoch is one pass over the training examples; a checkpoint is the model as it was saved at one moment.",
  },
  {
    term: "Onset",
    meaning: "When the loss of old knowledge began, with the range it lies in 95 % of the time.",
  },
  {
    term: "95 % interval",
    meaning: "Where the true value probably lies, given how many questions were asked.",
  },
] as const;

function ownTerms(content: SharedContent): readonly { term: string; meaning: string }[] {
  if (content.kind === "whole-run") return content.cards.flatMap(ownTerms);
  return content.kind === "dynamics" ? describeCard(content.card.chart).terms : [];
}

/** One tap away, also without a script. */
export function WordsCard({ content }: { content?: SharedContent }) {
  const own = content === undefined ? [] : ownTerms(content);
  return (
    <Card className="print:hidden">
      <StaticMarkup source={content ?? words} className="contents">
        {[
          <details key="words">
            <summary className="font-semibold">What the words mean</summary>
            <dl className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2">
              {[...own, ...words].map(({ term, meaning }) => (
                <div key={term}>
                  <dt className="font-medium">{term}</dt>
                  <dd className="text-muted">{meaning}</dd>
                </div>
              ))}
            </dl>
          </details>,
        ]}
      </StaticMarkup>
    </Card>
  );
}
