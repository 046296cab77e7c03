import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";

type StripSize = { pitch: number; mark: number; height: number };

const rows: Partial<Record<Outcome, (height: number, mark: number) => number>> = {
  [outcomes.correct]: () => 0,
  [outcomes.incorrect]: (height, mark) => height - mark,
  [outcomes.abstained]: (height, mark) => (height - mark) / 2,
};

/** All marks of one outcome as a single path, so that a strip is three elements whatever its length. */
export function outcomePath(
  marks: ArrayLike<number>,
  outcome: Outcome,
  { pitch, mark, height }: StripSize,
): string {
  const top = rows[outcome]?.(height, mark);
  if (top === undefined) return "";
  let path = "";
  for (let index = 0; index < marks.length; index++) {
    if (marks[index] === outcome)
      path += `M${index * pitch} ${top}h${pitch - 1}v${mark}h${1 - pitch}z`;
  }
  return path;
}

/** "+-0." as the API writes it, to outcomes; any other character is not evaluated. */
export function parseOutcomeString(text: string): Uint8Array {
  return Uint8Array.from(text, (symbol) => {
    if (symbol === "+") return outcomes.correct;
    if (symbol === "-") return outcomes.incorrect;
    return symbol === "0" ? outcomes.abstained : outcomes.notEvaluated;
  });
}
