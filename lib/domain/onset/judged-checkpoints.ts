import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { type Marks, type PairTable, packMarks, pairsOfMarks, pairsOfRates } from "./pair-table";

/** A checkpoint that scored a smaller part of the examples is drawn and left out of what is concluded. */
const eligibleShare = 0.9;

export type CheckpointCounts = {
  step: number;
  epoch: number | null;
  total: number;
  correct: number;
  abstained: number;
};

type Scored = { outcomes: readonly CheckpointOutcomes[] | null };

/** Checkpoints to conclude from, in one order everywhere. */
export type Judged = {
  counts: CheckpointCounts[];
  outcomes: CheckpointOutcomes[] | null;
  marks: Marks[] | null;
  table: PairTable;
};

/** The examples that any checkpoint scored. */
export function examplesOf({ outcomes }: Scored, counts: readonly CheckpointCounts[]): number {
  const most = counts.reduce((high, { total }) => Math.max(high, total), 0);
  return Math.max(most, outcomes?.[0]?.outcomes.length ?? 0);
}

/** Leaves out the checkpoints that scored too few of the examples to be compared by. */
export function judge(
  question: Scored,
  evaluated: readonly CheckpointCounts[],
  examples: number,
): Judged {
  const counts = evaluated.filter(({ total }) => total >= eligibleShare * examples);
  const kept = new Set(counts.map(({ step }) => step));
  const outcomes = question.outcomes?.filter(({ step }) => kept.has(step)) ?? null;
  const marks = outcomes?.map((checkpoint) => packMarks(checkpoint.outcomes)) ?? null;
  const table =
    marks === null
      ? pairsOfRates(counts.map(({ correct, total }) => ({ accuracy: correct / total, n: total })))
      : pairsOfMarks(marks);
  return { counts, outcomes, marks, table };
}
