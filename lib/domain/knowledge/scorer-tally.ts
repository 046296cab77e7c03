import { createScorer, type ScoringRule, textScorers } from "@/lib/domain/knowledge/scoring";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

export type TextScorer = (typeof textScorers)[number];
/** The rule that each scorer would be in force with. */
export type TextRules = Record<TextScorer, ScoringRule>;
/** Which scorers find one answer right. */
export type Verdicts = Record<TextScorer, boolean>;
export type RightCounts = Record<TextScorer, number>;

/** A function that asks every scorer of texts about one answer. */
export function createAllScorers(
  rules: TextRules,
): (text: string, answers: readonly string[]) => Verdicts {
  const ask = Object.fromEntries(textScorers.map((name) => [name, createScorer(rules[name])]));
  return (text, answers) => verdictsBy((name) => ask[name]?.(text, answers) === outcomes.correct);
}

function verdictsBy(isRight: (name: TextScorer) => boolean): Verdicts {
  return {
    exact: isRight("exact"),
    squad: isRight("squad"),
    triviaqa: isRight("triviaqa"),
    contains: isRight("contains"),
  };
}

/** Fewer say nothing of a scorer. */
const fewestAnswers = 20;
/** Ratio of right answers under which a scorer finds almost nothing. */
const almostNothing = 0.02;
/** Ratio by which another scorer must find more, to be worth a question. */
const clearlyMore = 0.05;

/**
 * What every scorer would find right in one file, by a sample of its answers that stays small: of a file of any length
 * between `most` / 2 and `most` are asked about, evenly spread.
 */
export class ScorerTally {
  private readonly ask: ReturnType<typeof createAllScorers>;
  private asked: Verdicts[] = [];
  private stride = 1;
  private seen = 0;

  constructor(
    rules: TextRules,
    private readonly most = 2000,
  ) {
    this.ask = createAllScorers(rules);
  }

  add(text: string, answers: readonly string[]): void {
    if (this.seen++ % this.stride !== 0) return;
    this.asked.push(this.ask(text, answers));
    if (this.asked.length < this.most) return;
    this.asked = this.asked.filter((_, at) => at % 2 === 0);
    this.stride *= 2;
  }

  counts(): { answers: number; seen: number; right: RightCounts } {
    const rightBy = (name: TextScorer) => this.asked.filter((each) => each[name]).length;
    const right = {
      ...{ exact: rightBy("exact"), squad: rightBy("squad") },
      ...{ triviaqa: rightBy("triviaqa"), contains: rightBy("contains") },
    };
    return { answers: this.asked.length, seen: this.seen, right };
  }
}

/**
 * The sentence for a scorer that finds almost nothing right: what it and the others find in the same answers. Null
 * where it finds enough, or too few were asked. `isAlways`: also where no other scorer finds clearly more, as of a base
 * model's own answers; a checkpoint may simply know nothing.
 */
export function scorerWarning(
  tally: ScorerTally,
  { scorer, isAlways, choose }: { scorer: TextScorer; isAlways: boolean; choose: string },
): string | null {
  const { answers, seen, right } = tally.counts();
  if (answers < fewestAnswers || right[scorer] >= almostNothing * answers) return null;
  const others = textScorers.filter((name) => name !== scorer);
  const best = Math.max(...others.map((name) => right[name]));
  const isQuestion = best - right[scorer] >= clearlyMore * answers;
  if (!isQuestion && !isAlways) return null;
  const sampled = answers < seen ? ` (a sample of ${seen})` : "";
  const found = `of ${answers} answers${sampled}, ${scorer} finds ${right[scorer]} right`;
  const rest = others
    .toSorted((a, b) => right[b] - right[a])
    .map((name) => `${name} ${right[name]}`)
    .join(", ");
  const question = `${found}, ${rest}: which is yours? ${choose}`;
  if (isQuestion) return question;
  return `${found}, ${rest}: either the model knows almost nothing of them, or the answers belong to other questions`;
}
