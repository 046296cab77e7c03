import { fewestRunsForInterval } from "@/lib/domain/compare/knowledge-cost-warnings";
import { type Finding, sentence, strong } from "@/lib/domain/findings/finding-words";

type Term = {
  estimate: number;
  low: number | null;
  high: number | null;
  pValue: number | null;
} | null;

/** What sentences need of a knowledge cost. */
export type CostFacts = {
  runs: number;
  unknownBy: { withEpoch: Term; withoutEpoch: Term };
  bend: Term;
};

function priceWords(points: number): string {
  return `${points < 0 ? "\u2212" : ""}${Math.abs(points).toFixed(2)}`;
}

/** "0.26 points less accuracy (0.08 to 0.45)": the interval counts the same way as the number before it. */
function changeWords({ estimate, low, high }: NonNullable<Term>): {
  amount: string;
  range: string;
} {
  const isLess = estimate < 0;
  const amount = `${Math.abs(estimate).toFixed(2)} points ${isLess ? "less" : "more"}`;
  if (low === null || high === null) return { amount, range: "" };
  const [from, to] = isLess ? [-high, -low] : [low, high];
  return { amount, range: ` (${priceWords(from)} to ${priceWords(to)})` };
}

/**
 * What 1 % of the training set newly learned goes with, with the epoch in the model where it can be separated, and
 * without. An association: "costs" is never said of it. Null for one run, where nothing tells it from training time.
 */
export function costFinding({ runs, unknownBy }: CostFacts): Finding | null {
  const { withEpoch, withoutEpoch } = unknownBy;
  const term = withEpoch ?? withoutEpoch;
  if (term === null || runs < 2) return null;
  const { amount, range } = changeWords(term);
  const held = withEpoch === null ? "" : ", the epoch held fixed";
  const way = term.estimate < 0 ? -1 : 1;
  const other =
    withEpoch && withoutEpoch
      ? `; without the epoch it is ${priceWords(way * withoutEpoch.estimate)}`
      : "";
  if (term.low !== null && term.high !== null && term.low <= 0 && term.high >= 0) {
    return sentence(
      "cost",
      `It is not clear what 1 % of the training set newly learned goes with: ${amount} accuracy${range}${held}${other}.`,
    );
  }
  const few = range === "" ? ` An interval takes ${fewestRunsForInterval} runs.` : "";
  return sentence(
    "cost",
    "Each 1 % of the training set that is newly learned goes with ",
    strong(amount),
    ` accuracy${range}${held}${other}.${few}`,
  );
}

/** Whether the line bends: the squared Unknown share tested with the same errors. Null where it was not tested. */
export function bendWords({ bend }: Pick<CostFacts, "bend">): string | null {
  if (bend === null || bend.pValue === null) return null;
  if (bend.pValue >= 0.05) return "No bend shown: the loss is in line with the share learned.";
  const way = bend.estimate < 0 ? "more" : "less";
  return `The line bends: the later facts go with ${way} loss than the first.`;
}
