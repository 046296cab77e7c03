import type { ScorersResponse } from "@/lib/datasets/scorers-schema";
import { formatCount } from "@/lib/format";

type Counted = ScorersResponse["scorers"][number];

/** Ratio by which another scorer must find more, for the card to ask. */
const clearlyMore = 0.05;

function mostOf(response: ScorersResponse): Counted | null {
  return response.scorers.reduce<Counted | null>(
    (most, each) => (most === null || each.right / each.of > most.right / most.of ? each : most),
    null,
  );
}

/** The question, or the plain answer where the scorer in force finds about as much as any other. */
export function scorersTitle(response: ScorersResponse): string {
  const own = response.scorers.find(({ scorer }) => scorer === response.scorer);
  const most = mostOf(response);
  if (own === undefined) return `${response.scorer} counts verdicts, and no answer kept has one`;
  const of = `Of ${formatCount(own.of)} answers, ${own.scorer} finds ${formatCount(own.right)} right`;
  if (most === null || most.right / most.of - own.right / own.of < clearlyMore) return of;
  return `${of}, ${most.scorer} ${formatCount(most.right)}: which is yours?`;
}

/** Whose answers these are, and how many more there are. */
export function scorersSource(response: ScorersResponse): string {
  const parts = [
    response.draws > 0 ? `${formatCount(response.draws)} greedy answers of the base model` : null,
    response.predictions > 0
      ? `${formatCount(response.predictions)} of runs at their last checkpoints`
      : null,
  ].filter((part) => part !== null);
  const whole = response.isWhole ? "" : "; a part of those kept";
  return `${parts.join(" and ")}${whole}.`;
}

/** What to know before choosing; none where nothing is odd. */
export function scorersCaveats({ severalTargets, stated, scorers }: ScorersResponse): string[] {
  const contains = scorers.find(({ scorer }) => scorer === "contains");
  const caveats: string[] = [];
  if (contains !== undefined && contains.right > 0 && severalTargets > 0)
    caveats.push(
      `contains is kind: ${formatCount(severalTargets)} of its ${formatCount(contains.right)} right answers name the answer of another example too.`,
    );
  if (stated > 0)
    caveats.push(
      `${formatCount(stated)} predictions came with a verdict of their sender, which stands whatever the scorer.`,
    );
  return caveats;
}
