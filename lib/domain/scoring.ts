import { type Outcome, outcomes } from "@/lib/domain/outcomes";

/** The named ways to compare a prediction with accepted answers (SCIENCE.md section 3). */
export const scorers = ["exact", "squad", "triviaqa"] as const;
export type Scorer = (typeof scorers)[number];

/** Compared after `squad` normalisation, so "I don't know." matches too. */
export const defaultAbstentionPhrases: readonly string[] = [
  "I don't know",
  "I do not know",
  "idk",
  "unknown",
  "unsure",
  "cannot answer",
];

export type ScoringRule = { scorer: Scorer; abstentionPhrases: readonly string[] };

// \b knows ASCII letters only and would cut the "a" off "España".
const articles = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;
const asciiPunctuation = /[!-/:-@[-`{-~]/g;
const triviaPunctuation = /[!-/:-@[-`{-~\u2018\u2019\u00b4]/g;

function withoutArticles(text: string): string {
  // NFC again: deleting a full stop can bring a letter and a combining accent together.
  return text.normalize("NFC").replace(articles, " ").replace(/\s+/g, " ").trim();
}

function normalizeSquad(text: string): string {
  return withoutArticles(text.normalize("NFC").toLowerCase().replace(asciiPunctuation, ""));
}

/** Underscores are ASCII punctuation, so they become spaces with the rest. */
function normalizeTriviaqa(text: string): string {
  return withoutArticles(text.normalize("NFC").toLowerCase().replace(triviaPunctuation, " "));
}

const normalizers: Record<Scorer, (text: string) => string> = {
  exact: (text) => text.trim(),
  squad: normalizeSquad,
  triviaqa: normalizeTriviaqa,
};

/**
 * The text a scorer compares. exact: trimmed, nothing else. squad: NFC, lower case, ASCII punctuation
 * deleted, whole words a, an, the replaced by a space, white space collapsed. triviaqa: as squad,
 * but underscores, ASCII punctuation, ‘ ’ ´ and ` become spaces. squad makes "The Beatles!" "beatles".
 */
export function normalizeAnswer(scorer: Scorer, text: string): string {
  return normalizers[scorer](text);
}

/** Whether a prediction equals any accepted answer after the scorer's normalisation; no answers: false. */
export function isCorrect(scorer: Scorer, prediction: string, answers: readonly string[]): boolean {
  const normalize = normalizers[scorer];
  const given = normalize(prediction);
  return answers.some((answer) => normalize(answer) === given);
}

/** Whether a prediction is blank or equals an abstention phrase, both after `squad`. */
export function isAbstention(prediction: string, phrases: readonly string[]): boolean {
  if (prediction.trim() === "") return true;
  return normalizedPhrases(phrases).has(normalizeSquad(prediction));
}

function normalizedPhrases(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.filter((phrase) => phrase.trim() !== "").map(normalizeSquad));
}

/**
 * One function that scores a whole dataset: (prediction, answers) -> abstained, correct or incorrect.
 * Abstention is looked at first, so a phrase such as "unknown" wins over an answer of the same text.
 * Normalised answers are kept per answers array: pass the same array again and do not change it.
 */
export function createScorer(
  rule: ScoringRule,
): (prediction: string, answers: readonly string[]) => Outcome {
  const { scorer } = rule;
  const normalize = normalizers[scorer];
  const phrases = normalizedPhrases(rule.abstentionPhrases);
  const accepted = keptPerArray((answers) =>
    scorer === "exact"
      ? answers.map(normalize).filter((answer) => !phrases.has(normalizeSquad(answer)))
      : answers.map(normalize),
  );

  return (prediction, answers) => {
    const trimmed = prediction.trim();
    if (trimmed === "") return outcomes.abstained;
    // Exact answers that are abstention phrases are left out above: a hit needs no normalising.
    if (scorer === "exact" && accepted(answers).includes(trimmed)) return outcomes.correct;
    const squad = normalizeSquad(trimmed);
    if (phrases.has(squad)) return outcomes.abstained;
    if (scorer === "exact") return outcomes.incorrect;
    const given = scorer === "squad" ? squad : normalize(trimmed);
    return accepted(answers).includes(given) ? outcomes.correct : outcomes.incorrect;
  };
}

type Answers = readonly string[];

function keptPerArray(compute: (answers: Answers) => Answers): (answers: Answers) => Answers {
  const kept = new WeakMap<Answers, Answers>();
  return (answers) => {
    const found = kept.get(answers);
    if (found) return found;
    const computed = compute(answers);
    kept.set(answers, computed);
    return computed;
  };
}
