import type { ReactNode } from "react";
import { decisionOptions, type Option } from "@/components/runs/decision/decision-words";
import { classNames } from "@/components/ui/class-names";
import type { DecisionWithin } from "@/lib/domain/decision/prices";

type DecisionOptionsProps = {
  decision: DecisionWithin;
  /** The step of the checkpoint that somebody chose. */
  chosen?: number | undefined;
  className: string;
  /** What may be done with an option; nothing on a link. */
  actionOf?: (option: Option) => ReactNode;
};

/** Best, furthest and earliest, each with what it gives and gives up. */
export function DecisionOptions({ decision, chosen, className, actionOf }: DecisionOptionsProps) {
  return (
    <div className={classNames("mt-3 grid gap-2", className)}>
      {decisionOptions(decision).map((option) => {
        const { id, label, title, detail, checkpoint } = option;
        const isChosen = checkpoint !== null && checkpoint.step === chosen;
        return (
          <section
            key={id}
            aria-label={label}
            className={classNames(
              "flex flex-col gap-1 rounded-xl border p-3",
              id === "best" && "border-recommended",
            )}
          >
            <p className="text-caption text-muted">
              {label}
              {isChosen && <span className="font-semibold text-recommended"> · chosen</span>}
            </p>
            <p
              className={classNames(
                "font-semibold text-[1.0625rem]",
                checkpoint === null && "text-muted",
              )}
            >
              {title}
            </p>
            <p className="flex-1 text-caption text-muted">{detail}</p>
            {actionOf?.(option)}
          </section>
        );
      })}
    </div>
  );
}
