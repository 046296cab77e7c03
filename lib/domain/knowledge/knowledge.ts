/** The four SliCK categories, from best known to not known (SCIENCE.md section 2; Gekhman et al. 2024). */
export const knowledgeCategories = ["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"] as const;
export type KnowledgeCategory = (typeof knowledgeCategories)[number];

/**
 * What an example can be labelled: a SliCK category, or Known where the evidence tells no more than Known from Unknown
 * (one greedy answer, or a file with two classes).
 */
export const labelCategories = [...knowledgeCategories, "Known"] as const;
export type LabelCategory = (typeof labelCategories)[number];

/** What a rate can be taken over: one category, the three Known ones together, or every example. */
export const populations = [...knowledgeCategories, "Known", "all"] as const;
export type Population = (typeof populations)[number];

const categoryByKey: ReadonlyMap<string, LabelCategory> = new Map([
  ["highlyknown", "HighlyKnown"],
  ["hk", "HighlyKnown"],
  ["maybeknown", "MaybeKnown"],
  ["mk", "MaybeKnown"],
  ["weaklyknown", "WeaklyKnown"],
  ["wk", "WeaklyKnown"],
  ["unknown", "Unknown"],
  ["known", "Known"],
]);

/**
 * The label a text names, or null. Case, spaces, hyphens, underscores and dots do not matter;
 * HK, MK and WK are understood: "weakly-known" is WeaklyKnown.
 */
export function parseKnowledgeCategory(text: string): LabelCategory | null {
  return categoryByKey.get(text.replace(/[\s._-]+/g, "").toLowerCase()) ?? null;
}

/**
 * Whether an example counts in a population. One without a label counts only in "all", one labelled no finer than
 * Known in "Known" and "all".
 */
export function belongsTo(category: LabelCategory | null, population: Population): boolean {
  if (population === "all") return true;
  if (category === null) return false;
  if (population === "Known") return category !== "Unknown";
  return category === population;
}

export type KnowledgeDraws = {
  correctGreedy: number;
  greedy: number;
  correctSampled: number;
  sampled: number;
};

export type KnowledgeEstimate = {
  category: LabelCategory | null;
  pCorrectGreedy: number | null;
  pCorrectSampled: number | null;
};

/**
 * SliCK label from counts of draws (SCIENCE.md section 2). P_greedy = correct greedy / greedy draws,
 * P_sampled = correct sampled / sampled draws, both ratios. HighlyKnown: P_greedy = 1; MaybeKnown:
 * between 0 and 1; WeaklyKnown: P_greedy = 0 but P_sampled > 0; Unknown: never correct.
 * A probability without draws is null and counts as never correct; without greedy draws there is no
 * label, because every rule asks for P_greedy. 8 of 10 greedy is MaybeKnown. One greedy answer and nothing else tells
 * Known from Unknown only (`isWeakEvidence`).
 */
export function classifyKnowledge(draws: KnowledgeDraws): KnowledgeEstimate {
  const pCorrectGreedy = draws.greedy > 0 ? draws.correctGreedy / draws.greedy : null;
  const pCorrectSampled = draws.sampled > 0 ? draws.correctSampled / draws.sampled : null;
  const fine = categoryOfProbabilities(pCorrectGreedy, pCorrectSampled);
  const category = isWeakEvidence(draws) && fine === "HighlyKnown" ? "Known" : fine;
  return { category, pCorrectGreedy, pCorrectSampled };
}

/** Whether one greedy answer is all that a label rests on. */
export function isWeakEvidence({ greedy, sampled }: { greedy: number; sampled: number }): boolean {
  return greedy === 1 && sampled === 0;
}

/**
 * SliCK label from probabilities that somebody measured (SCIENCE.md section 2), ratios; without P_greedy there is none,
 * without P_sampled nothing sampled was right.
 */
export function categoryOfProbabilities(
  pCorrectGreedy: number | null,
  pCorrectSampled: number | null,
): KnowledgeCategory | null {
  if (pCorrectGreedy === null) return null;
  if (pCorrectGreedy >= 1) return "HighlyKnown";
  if (pCorrectGreedy > 0) return "MaybeKnown";
  return pCorrectSampled !== null && pCorrectSampled > 0 ? "WeaklyKnown" : "Unknown";
}
