import { type Scorer, scorers } from "@/lib/domain/knowledge/scoring";

/** What makes an answer right, by scorer. */
export const scorerWords: Record<Scorer, string> = {
  exact: "the same text after trimming",
  squad: "the same without case, punctuation and articles",
  triviaqa: "as squad, punctuation becomes a space",
  contains: "an accepted answer stands in it as whole words",
  judged: "the verdict that comes with it",
};

export const scorerOptions = scorers.map((scorer) => ({
  value: scorer,
  label: `${scorer}: ${scorerWords[scorer]}`,
}));
