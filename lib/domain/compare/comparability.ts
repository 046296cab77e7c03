import type { Scorer } from "@/lib/domain/knowledge/scoring";

/** What decides whether two runs answer the same questions by the same rule. */
export type ScoredRun = {
  run: string;
  dataset: string | null;
  scorer: Scorer | null;
  abstentionPhrases: readonly string[];
  /** Examples evaluated in the split and population, by ordinal, ascending; null where only counts were sent. */
  examples: Int32Array | null;
  total: number | null;
  /** Accuracies were logged without counts. */
  isRatesOnly?: boolean;
};

export type Refusal = {
  reason: string;
  /** Examples that both evaluated and that mean the same in both: offered as the intersection; null: none to offer. */
  shared: number | null;
};

/** Members of both of two ascending lists. */
export function intersectOrdinals(a: Int32Array, b: Int32Array): Int32Array {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) shared.push(left);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return Int32Array.from(shared);
}

function named(dataset: string | null): string {
  return dataset === null ? "no dataset" : `dataset "${dataset}"`;
}

function scoringRefusal(reference: ScoredRun, run: ScoredRun): string | null {
  if (reference.scorer !== run.scorer) {
    return `scored by "${run.scorer ?? "the sender"}", ${reference.run} by "${reference.scorer ?? "the sender"}"`;
  }
  const phrases = (side: ScoredRun) => [...side.abstentionPhrases].sort().join("\n");
  return phrases(reference) === phrases(run)
    ? null
    : `other phrases count as abstentions than in ${reference.run}`;
}

/**
 * Why a run cannot be compared with the reference, or null when it can: two runs scored on different
 * example sets, by different rules or with other labels are not comparable (SCIENCE.md section 5).
 * Where they only differ in which examples were evaluated, the shared ones are offered. A run of counts
 * is comparable (unpaired) when it names the same dataset and counts as many examples.
 */
export function comparabilityRefusal(reference: ScoredRun, run: ScoredRun): Refusal | null {
  if (reference.run === run.run) return null;
  if (reference.dataset === null && run.dataset === null) {
    const reason = `neither they nor ${reference.run} name a dataset, so whether the questions are the same is not known; name it in the Configuration of each run, or by PUT .../runs/RUN {"dataset": ...}`;
    return { reason, shared: null };
  }
  if (reference.dataset === null || reference.dataset !== run.dataset) {
    const reason = `it answers ${named(run.dataset)}, ${reference.run} ${named(reference.dataset)}: other questions and other labels`;
    return { reason, shared: null };
  }
  if (run.total === null && run.isRatesOnly) {
    const reason =
      "it has rates without counts, which its own page draws and nothing is tested with";
    return { reason, shared: null };
  }
  if (run.total === null) return { reason: "nothing of this split is evaluated", shared: null };
  const scoring = scoringRefusal(reference, run);
  if (scoring !== null) return { reason: scoring, shared: null };
  if (reference.examples === null || run.examples === null) {
    if (reference.total === run.total) return null;
    const reason = `it counts ${run.total} examples, ${reference.run} ${reference.total}, and which ones is not known`;
    return { reason, shared: null };
  }
  const shared = intersectOrdinals(reference.examples, run.examples).length;
  if (shared === reference.examples.length && shared === run.examples.length) return null;
  const reason = `it evaluated ${run.examples.length} examples, ${reference.run} ${reference.examples.length}; ${shared} are the same`;
  return { reason, shared: shared > 0 ? shared : null };
}
