import { decisionModel } from "@/components/runs/decision/decision-model";
import { DecisionOptions } from "@/components/runs/decision/decision-options";
import { drawDecision } from "@/components/runs/decision/decision-svg";
import {
  decisionHowToRead,
  decisionSummary,
  decisionTitle,
} from "@/components/runs/decision/decision-words";
import { StaticDrawing } from "@/components/shares/page/static-view";
import { Card } from "@/components/ui/card";
import type { DecisionContent } from "@/lib/shares/shared-view";

const height = 300;

/** What each checkpoint gives and costs within the acceptable loss of the link; a guest moves nothing. */
export function SharedDecision({ decision }: { decision: DecisionContent }) {
  const model = decisionModel(decision.prices, decision);
  if (model === null) return null;
  return (
    <Card title={decisionTitle} howToRead={decisionHowToRead} className="break-inside-avoid">
      <p className="mb-2 text-muted">
        Acceptable loss{" "}
        <strong className="font-semibold text-ink">{decision.margin.toFixed(1)} points</strong>
      </p>
      <StaticDrawing
        source={decision}
        title={`${decisionTitle} ${decisionSummary(model.decision)}`}
        drawAt={(width) => drawDecision(model, { width, height })}
      />
      <DecisionOptions
        decision={model.decision}
        className="sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]"
      />
    </Card>
  );
}
