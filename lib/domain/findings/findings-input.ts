import type { ControlQuestion } from "@/lib/domain/compare/control-question";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { Counts, Interval } from "@/lib/domain/rates/rates";

/** at = the epoch, or the step where unit says so. */
export type FoundCheckpoint = Counts & { at: number };

/** First and last of a stretch of checkpoints. */
export type CheckpointRange = { from: number; to: number };

/** The part of the fall that the control did not have too; ratios. */
export type FoundAttribution = Interval & {
  loss: number;
  /** The checkpoint that it speaks of, and what the run has lost there in all. */
  at: number;
  runFall: number;
  control: { run: string; name: string };
  question: ControlQuestion;
  /** Runs of the same set-up on each side; the interval is over runs where each has two. */
  seeds: { run: number; control: number; isOverRuns: boolean };
};

/** An analysis, reduced to what sentences need; ratios throughout unless said. */
export type FindingsInput = {
  population: Population;
  unit: "epoch" | "step";
  /** Checkpoints that conclusions rest on; checkpoints evaluated at all. */
  checkpoints: number;
  evaluated: number;
  best: FoundCheckpoint | null;
  last: FoundCheckpoint | null;
  isPaired: boolean;
  alarm: {
    at: number;
    before: CheckpointRange;
    after: CheckpointRange;
    points: number;
    jitter: number;
  } | null;
  lastIsLower: boolean;
  estimate: {
    onePointLost: { low: number; high: number | null };
    start: { low: number | null; high: number };
    fits: boolean;
  } | null;
  /** Best against last on the examples that both scored. */
  fall: { loss: number; compared: number } | null;
  /** Whether the last checkpoint is significantly below step 0 on the same examples. */
  isBelowBase: boolean;
  /** `optimism` in points. */
  recommended: {
    at: number;
    isBase: boolean;
    unknownFitted: number | null;
    optimism: number | null;
  } | null;
  furthest: { at: number; atMost: number; unknownFitted: number | null } | null;
  hasUnknown: boolean | null;
  attributable: FoundAttribution | null;
  /** Points. */
  detectableFall: number | null;
  /** Whether a fall that matters would have been found. */
  hasPower: boolean;
  examplesNeeded: number | null;
};

/** One that has something to conclude from. */
export type JudgedInput = FindingsInput & { best: FoundCheckpoint; last: FoundCheckpoint };
