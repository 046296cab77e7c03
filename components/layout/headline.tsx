import {
  type FindingSegments,
  FindingSentence,
  FindingSentences,
  textOf,
} from "@/components/layout/finding";
import { classNames } from "@/components/ui/class-names";

type HeadlineProps = {
  /** What happened, and what to use in green. */
  lines: readonly FindingSegments[];
  /** What it rests on and what limits it, smaller below. */
  reasons: readonly FindingSegments[];
  /** Whether a line says what to use. */
  isDecision: boolean;
};

/** The first line of a page is a decision: at most two lines, the next says why. */
export function Headline({ lines, reasons, isDecision }: HeadlineProps) {
  return (
    <div className="max-w-[58rem] wrap-anywhere">
      {lines.map((segments) => (
        <p
          key={textOf(segments)}
          className={classNames(
            "text-headline text-pretty [&_strong]:font-bold",
            isDecision ? "font-bold [&_strong]:text-recommended" : "font-medium",
          )}
        >
          <FindingSentence segments={segments} />
        </p>
      ))}
      {reasons.length > 0 && (
        <p className="mt-2 text-muted text-pretty">
          <FindingSentences sentences={reasons} />
        </p>
      )}
    </div>
  );
}
