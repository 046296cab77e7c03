import type { LabelCategory, Population } from "@/lib/domain/knowledge/knowledge";

export type AttributeValue = string | number | boolean | null;

/** One question of a dataset. Every field the format does not know is an attribute to slice by. */
export type ExampleRecord = {
  line: number;
  exampleId: string;
  split: string;
  question: string;
  answers: string[];
  category: LabelCategory | null;
  pCorrectGreedy: number | null;
  pCorrectSampled: number | null;
  attributes: Record<string, AttributeValue>;
};

/** One example of a run's training set D; `target` null means its own answer. */
export type TrainingRecord = { line: number; exampleId: string; target: string | null };

/**
 * Answers of the base model to one example, before fine-tuning (SCIENCE.md section 2): how many, their texts where they
 * are there, and how many of them somebody found right; null where nobody judged.
 */
export type SlickRecord = {
  line: number;
  exampleId: string;
  greedy: string[];
  sampled: string[];
  greedyCount: number;
  greedyCorrect: number | null;
  sampledCount: number;
  sampledCorrect: number | null;
};

/** What a checkpoint answered to one example; `correct` null asks the server to score it. */
export type PredictionRecord = {
  line: number;
  step: number;
  epoch: number | null;
  split: string | null;
  exampleId: string;
  prediction: string | null;
  correct: boolean | null;
  abstained: boolean | null;
  category: LabelCategory | null;
  question: string | null;
  answers: string[] | null;
  run?: string | null;
  /** Further fields worth slicing by, for an example that comes with its prediction. */
  attributes?: Record<string, AttributeValue>;
};

/** Counts of one (step, split, population); `fitted` null when the file does not say. */
export type AggregateRecord = {
  line: number;
  step: number;
  epoch: number | null;
  split: string;
  category: Population;
  total: number;
  correct: number;
  abstained: number;
  fitted: number | null;
  metrics: Record<string, number>;
  /** The run that the row is about, where a file holds several. */
  run?: string | null;
};

/**
 * Numbers of one step; NaN and Infinity are kept as such. The same (step, key) later in a file replaces the earlier
 * value.
 */
export type MetricRecord = {
  line: number;
  step: number;
  epoch: number | null;
  timeMs: number | null;
  values: Record<string, number>;
  run?: string | null;
};

/** What a file says of a run besides its numbers; what it does not say is left out. */
export type RunFacts = {
  /** The run's name within the file; null where the file is about one run only. */
  run: string | null;
  name?: string;
  status?: "running" | "finished" | "failed";
  baseModel?: string;
  method?: string;
  seed?: number;
  hyperparameters?: Record<string, string | number | boolean | null>;
  tags?: string[];
  /** ISO 8601 */
  startedAt?: string;
  finishedAt?: string;
  plannedCheckpoints?: number;
};
