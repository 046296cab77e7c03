import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";

export type SampleGroup = { answer: string; count: number; correct: boolean };

/**
 * The draws behind a SliCK label, equal ones together, after trimming: most frequent first, equally
 * frequent ones in the order they came. `score` is the dataset's scorer; an abstention is not correct.
 */
export function groupSamples(
  draws: readonly string[],
  score: (draw: string) => Outcome,
): SampleGroup[] {
  const counts = new Map<string, number>();
  for (const draw of draws) {
    const answer = draw.trim();
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return [...counts]
    .map(([answer, count]) => ({ answer, count, correct: score(answer) === outcomes.correct }))
    .sort((a, b) => b.count - a.count);
}
