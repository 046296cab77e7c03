import type { Remedy, RemedyKind } from "@/lib/domain/compare/remedies";
import type { RemedyChange, RemedyEffect } from "@/lib/domain/compare/remedy-effect";
import {
  type Finding,
  pointsWords,
  type Segment,
  sentence,
  strong,
} from "@/lib/domain/findings/finding-words";
import type { Counts } from "@/lib/domain/rates/rates";

export type RemedyResult = Remedy & {
  counts: Counts;
  /** Against the untreated run of its block; null for that run itself. */
  effect: RemedyEffect | null;
};

const percent = (part: number, total: number) => `${Math.round((100 * part) / total)} %`;
const signed = (ratio: number) => `${ratio < 0 ? "\u2212" : ""}${pointsWords(ratio)}`;

const treatments: Readonly<
  Record<Exclude<RemedyKind, "as-it-is" | "declared" | "other-setting">, string>
> = {
  filtered: "Filtering the new facts out",
  relabelled: "Relabelling them \u201cI don't know\u201d",
};

function treatmentOf({ kind, setting }: RemedyResult): string {
  if (kind === "filtered" || kind === "relabelled") return treatments[kind];
  if (kind !== "declared" || setting === null)
    return `Training with ${setting ?? "another setting"}`;
  return `${setting[0]?.toUpperCase() ?? ""}${setting.slice(1)}`;
}

export function excludesZero({ low, high }: RemedyChange): boolean {
  return low > 0 || high < 0;
}

/** "16.3 points (13.0 to 19.5)", the interval turned so that it counts the same way. */
function amount({ difference, low, high }: RemedyChange): string {
  const [from, to] = difference < 0 ? [-high, -low] : [low, high];
  return `${pointsWords(difference)} points (${signed(from)} to ${signed(to)})`;
}

function sideEffect({ counts, effect }: RemedyResult, isShort: boolean): string {
  const { correct = null } = effect ?? {};
  const withheld =
    counts.abstained > 0 && !isShort
      ? `; ${percent(counts.abstained, counts.total)} go unanswered`
      : "";
  if (correct === null || !excludesZero(correct) || correct.difference >= 0) return withheld;
  return `, but ${amount(correct)} off the right ones too${withheld}`;
}

/** What one remedy did to the wrong answers, and what it cost in right ones. */
function effectWords(outcome: RemedyResult, isShort: boolean): (string | Segment)[] {
  const wrong = outcome.effect?.wrong ?? null;
  const treatment = treatmentOf(outcome);
  const unpaired = outcome.effect?.isPaired === false ? ", unpaired" : "";
  if (wrong === null) return [`${treatment}: not evaluated on the same questions.`];
  if (!excludesZero(wrong)) {
    const range = `${signed(wrong.low)} to ${signed(wrong.high)}`;
    return [
      strong(`${treatment} does not clearly change the wrong answers`),
      ` (${range} points${unpaired})${sideEffect(outcome, isShort)}.`,
    ];
  }
  const range = amount(wrong)
    .replace(/^[^(]*/, "")
    .replace(")", `${unpaired})`);
  // Worse is no remedy, and what else got worse is no price of it.
  if (wrong.difference > 0)
    return [
      `${treatment} goes with ${pointsWords(wrong.difference)} points more wrong answers ${range}.`,
    ];
  return [
    strong(`${treatment} takes ${pointsWords(wrong.difference)} points`),
    ` off the wrong answers ${range}${sideEffect(outcome, isShort)}.`,
  ];
}

/** Whether a run does better on wrong answers: only such a one is called a remedy. */
export function isRemedy({
  effect,
}: {
  effect: { wrong: { high: number } | null } | null;
}): boolean {
  return effect?.wrong != null && effect.wrong.high < 0;
}

/**
 * What the remedies did, in sentences of wrong answers given and, where they fell, of right ones, each
 * with its interval: "At the last checkpoint 67 % of 640 test answers are wrong. Filtering the new facts out takes
 * 16.2 points off the wrong answers (13.0 to 19.5)." Rates are of questions, not of attempts; the
 * short form leaves out where it started and what went unanswered. Null
 * without a remedy or without an evaluated example.
 */
export function remedyFinding(
  block: readonly RemedyResult[],
  { split, isShort = false }: { split: string; isShort?: boolean },
): Finding | null {
  const [first, ...rest] = block.filter(({ counts }) => counts.total > 0);
  if (first?.kind !== "as-it-is" || rest.length === 0) return null;
  const { total, correct, abstained } = first.counts;
  const opening = `At the last checkpoint ${percent(total - correct - abstained, total)} of ${total} ${split} answers are wrong. `;
  const said = rest.flatMap((outcome, k) => [
    ...(k > 0 ? [" "] : []),
    ...effectWords(outcome, isShort),
  ]);
  return sentence("fall", ...(isShort ? [] : [opening]), ...said);
}
