import { type CostFacts, costFinding } from "@/lib/domain/compare/cost-words";
import { hurtingShare, runsByShare, type SharedRun } from "@/lib/domain/compare/hurting-share";
import { type Finding, pointsWords, sentence, strong } from "@/lib/domain/findings/finding-words";

type Estimate = { points: number; low: number | null; high: number | null };

export type ComparedFacts = SharedRun & {
  /** Its id, and the control's: words that name them carry it. */
  run: string;
  control: { run: string; name: string } | null;
  /** Percentage points of the fall from best to last. */
  drop: Estimate | null;
};

function rangeWords({ low, high }: Estimate): string {
  const word = (points: number) => `${points < 0 ? "\u2212" : ""}${pointsWords(points / 100)}`;
  return low === null || high === null ? "" : ` (${word(low)} to ${word(high)})`;
}

/** "10 %", "12.5 %": shares are chosen, and mostly round. */
function shareWords(ratio: number): string {
  return `${Number((ratio * 100).toFixed(1))} %`;
}

/** Which share starts to hurt, and by how much; the words of a run that is not told apart stay "lost". */
function firstHurt(runs: readonly ComparedFacts[]): Finding[] {
  const found = hurtingShare(runs);
  if (found === null) {
    if (runsByShare(runs).length === 0) return [];
    const words =
      "No share of Unknown examples lost more than its control: no loss here is clearly due to new knowledge.";
    return [sentence("attribution", words)];
  }
  const { first, most } = found;
  const loss = ({ attributable }: typeof first) =>
    `${pointsWords(attributable.points / 100)} points${rangeWords(attributable)}`;
  const opening = [
    "New knowledge hurts from ",
    strong(`${shareWords(first.unknownShare)} Unknown`),
    " on: ",
    strong(loss(first)),
    " more lost than by ",
    first.control === null
      ? "a control run"
      : {
          text: `the control ${first.control.name}`,
          isStrong: false,
          of: { run: first.control.run, isControl: true },
        },
  ];
  if (most.unknownShare === first.unknownShare) return [sentence("attribution", ...opening, ".")];
  const rest = `; at ${shareWords(most.unknownShare)} it is ${loss(most)}.`;
  return [sentence("attribution", ...opening, rest)];
}

/** Without a control only the falls since the best are known. */
function falls(runs: readonly ComparedFacts[]): Finding[] {
  if (runs.some(({ attributable }) => attributable !== null)) return [];
  const fallen = runs.flatMap((run) => (run.drop ? [{ run, drop: run.drop }] : []));
  const [least, most] = [
    fallen.toSorted((a, b) => a.drop.points - b.drop.points)[0],
    fallen.toSorted((a, b) => b.drop.points - a.drop.points)[0],
  ];
  if (!least || !most || least.run === most.run) return [];
  return [
    sentence(
      "fall",
      "Since its best checkpoint ",
      strong(`${most.run.name} fell ${pointsWords(most.drop.points / 100)} points`, {
        run: most.run.run,
      }),
      `${rangeWords(most.drop)}, `,
      { text: least.run.name, isStrong: false, of: { run: least.run.run } },
      ` ${pointsWords(least.drop.points / 100)}${rangeWords(least.drop)}. Without a control run their cause is not known.`,
    ),
  ];
}

/**
 * What a comparison answers, the answer first: which Unknown share starts to hurt and by how much, held
 * against controls; what the first block of remedies did (made elsewhere); what newly learned facts go
 * with over the runs (coefficient of SCIENCE.md section 8, points per percent). No causal word without a control.
 */
export function comparisonFindings(facts: {
  runs: readonly ComparedFacts[];
  cost: CostFacts | null;
  remedies: readonly Finding[];
  /** What to choose; none for one run. */
  choice: readonly Finding[];
}): Finding[] {
  const cost = facts.cost && costFinding(facts.cost);
  return [
    ...facts.choice,
    ...firstHurt(facts.runs),
    ...falls(facts.runs),
    ...facts.remedies.slice(0, 1),
    ...(cost === null ? [] : [cost]),
  ];
}
