import { outcomePath, parseOutcomeString } from "@/components/charts/outcome-path";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

type OutcomeStripProps = {
  /** One Outcome a checkpoint, or the API's "+-0." string. */
  marks: ArrayLike<number> | string;
  /** Room for all marks; each gets narrower when there are many. */
  width?: number;
};

const height = 11;

function countOf(marks: ArrayLike<number>, outcome: number) {
  let count = 0;
  for (let index = 0; index < marks.length; index++) if (marks[index] === outcome) count++;
  return count;
}

/** One mark a checkpoint: upper blue correct, lower vermillion wrong, grey middle abstained, empty not evaluated. */
export function OutcomeStrip({ marks, width = 160 }: OutcomeStripProps) {
  const list = typeof marks === "string" ? parseOutcomeString(marks) : marks;
  const pitch = Math.max(2, Math.min(6, Math.floor((2 * width) / Math.max(1, list.length)) / 2));
  const size = { pitch, mark: 4.5, height };
  const words = `${countOf(list, outcomes.correct)} times correct, ${countOf(list, outcomes.incorrect)} wrong, ${countOf(list, outcomes.abstained)} abstained, of ${list.length} checkpoints`;
  return (
    <svg
      width={Math.ceil(pitch * list.length)}
      height={height}
      role="img"
      aria-label={words}
      className="block"
    >
      <path d={outcomePath(list, outcomes.correct, size)} fill="var(--known)" />
      <path d={outcomePath(list, outcomes.incorrect, size)} fill="var(--unknown)" />
      <path d={outcomePath(list, outcomes.abstained, size)} fill="var(--abstained)" />
    </svg>
  );
}
