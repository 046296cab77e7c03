import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";

/** The named ways to compare a prediction with accepted answers (SCIENCE.md section 3). */
export const scorers = ["exact", "squad", "triviaqa", "contains", "judged"] as const;
export type Scorer = (typeof scorers)[number];
/** Those that compare texts; `judged` takes the verdict that came with the record. */
export const textScorers = ["exact", "squad", "triviaqa", "contains"] as const;

/** Compared after `squad` normalisation, so "I don't know." matches too. */
export const defaultAbstentionPhrases: readonly string[] = [
  "I don't know",
  "I do not know",
  "idk",
  "unknown",
  "unsure",
  "cannot answer",
];

export type ScoringRule = {
  scorer: Scorer;
  abstentionPhrases: readonly string[];
  /** An answer ends before the first of them. */
  stopTexts: readonly string[];
};

/** The first line break, since a base model runs on ("John Key\nQ: ..."); none for `judged`. */
export function defaultStopTexts(scorer: Scorer): readonly string[] {
  return scorer === "judged" ? [] : ["\n"];
}

/**
 * What of an answer is compared: trimmed, cut before the first stop text, trimmed again. "\n John Key\nQ: x" cut at
 * line breaks is "John Key": a leading line break is no end.
 */
export function cutAnswer(text: string, stopTexts: readonly string[]): string {
  const answer = text.trim();
  let end = answer.length;
  for (const stop of stopTexts) {
    const at = stop === "" ? -1 : answer.indexOf(stop);
    if (at >= 0 && at < end) end = at;
  }
  return end === answer.length ? answer : answer.slice(0, end).trim();
}

// \b knows ASCII letters only and would cut the "a" off "España".
const articles = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;
const asciiArticles = /\b(?:a|an|the)\b/g;
const hasAsciiArticle = /\b(?:a|an|the)\b/;
const asciiText = /^[\t\n\r -~]*$/;
/** Lower case, and one space between words: nothing to delete, replace or collapse. */
const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const asciiPunctuation = /[!-/:-@[-`{-~]/g;
const triviaPunctuation = /[!-/:-@[-`{-~\u2018\u2019\u00b4]/g;

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Lower case, punctuation replaced, without articles; most answers are ASCII, for which less has to be asked. */
function normalizeWords(text: string, { punctuation, by }: { punctuation: RegExp; by: string }) {
  if (!asciiText.test(text)) {
    const bare = text.normalize("NFC").toLowerCase().replace(punctuation, by);
    // NFC again: deleting a full stop can bring a letter and a combining accent together.
    return collapseSpaces(bare.normalize("NFC").replace(articles, " "));
  }
  const lower = text.toLowerCase();
  const words = plainWords.test(lower) ? lower : collapseSpaces(lower.replace(punctuation, by));
  return hasAsciiArticle.test(words) ? collapseSpaces(words.replace(asciiArticles, " ")) : words;
}

function normalizeSquad(text: string): string {
  return normalizeWords(text, { punctuation: asciiPunctuation, by: "" });
}

/** Underscores are ASCII punctuation, so they become spaces with the rest. */
function normalizeTriviaqa(text: string): string {
  return normalizeWords(text, { punctuation: triviaPunctuation, by: " " });
}

const normalizers: Record<Scorer, (text: string) => string> = {
  exact: (text) => text.trim(),
  squad: normalizeSquad,
  triviaqa: normalizeTriviaqa,
  contains: normalizeSquad,
  judged: normalizeSquad,
};

/**
 * The text a scorer compares. exact: trimmed, nothing else. squad: NFC, lower case, ASCII punctuation
 * deleted, whole words a, an, the replaced by a space, white space collapsed. triviaqa: as squad,
 * but underscores, ASCII punctuation, ‘ ’ ´ and ` become spaces. squad makes "The Beatles!" "beatles". contains and
 * judged: as squad.
 */
export function normalizeAnswer(scorer: Scorer, text: string): string {
  return normalizers[scorer](text);
}

/**
 * Whether a prediction equals any accepted answer after the scorer's normalisation, or, by `contains`, names one as
 * whole words; no answers: false. Never by `judged`, which asks no text.
 */
export function isCorrect(scorer: Scorer, prediction: string, answers: readonly string[]): boolean {
  const normalize = normalizers[scorer];
  return isAccepted(scorer, normalize(prediction), answers.map(normalize));
}

/** Of texts after the scorer's normalisation. */
function isAccepted(scorer: Scorer, given: string, accepted: readonly string[]): boolean {
  if (scorer === "judged") return false;
  if (accepted.includes(given)) return true;
  return scorer === "contains" && accepted.some((answer) => holdsWords(given, answer));
}

/** `contains` looks no further into an answer: a bound on work, for answers are short. */
const searchedCharacters = 10_000;
const wordCharacter = /[\p{L}\p{N}_]/u;

/**
 * Whether words stand in a text with no letter, digit or underscore right before or after them. "york" stands in
 * "new york city", not in "yorkshire"; no words stand nowhere.
 */
export function holdsWords(text: string, words: string): boolean {
  if (words === "") return false;
  const searched = text.slice(0, searchedCharacters);
  for (let at = searched.indexOf(words); at >= 0; at = searched.indexOf(words, at + 1)) {
    const [before, after] = [characterBefore(text, at), characterAt(text, at + words.length)];
    if (!wordCharacter.test(before) && !wordCharacter.test(after)) return true;
  }
  return false;
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
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
 * One function that scores a whole dataset: (prediction, answers) -> abstained, correct or incorrect; by `judged`
 * abstained or not evaluated, since only a verdict tells. The prediction is cut at the rule's stop texts.
 * Abstention is looked at first, so a phrase such as "unknown" wins over an answer of the same text.
 * Normalised answers are kept per answers array: pass the same array again and do not change it.
 */
export function createScorer(
  rule: ScoringRule,
): (prediction: string, answers: readonly string[]) => Outcome {
  const { scorer } = rule;
  const normalize = normalizers[scorer];
  const phrases = normalizedPhrases(rule.abstentionPhrases);
  const preparedOf = keptPerArray((answers): PreparedAnswers => {
    const sure = answers.filter((answer) => !phrases.has(normalizeSquad(answer)));
    return {
      verbatim: scorer === "judged" ? [] : sure.map((answer) => answer.trim()),
      accepted: answers.map(normalize),
    };
  });

  return (prediction, answers) => {
    const trimmed = cutAnswer(prediction, rule.stopTexts);
    if (trimmed === "") return outcomes.abstained;
    const { verbatim, accepted } = preparedOf(answers);
    if (verbatim.includes(trimmed)) return outcomes.correct;
    const squad = normalizeSquad(trimmed);
    if (phrases.has(squad)) return outcomes.abstained;
    if (scorer === "exact") return outcomes.incorrect;
    if (scorer === "judged") return outcomes.notEvaluated;
    const given = scorer === "triviaqa" ? normalize(trimmed) : squad;
    return isAccepted(scorer, given, accepted) ? outcomes.correct : outcomes.incorrect;
  };
}

type Answers = readonly string[];

type PreparedAnswers = {
  /** What is correct as it stands, which needs no normalising: abstention phrases are not among them. */
  verbatim: Answers;
  accepted: Answers;
};

function keptPerArray<T>(compute: (answers: Answers) => T): (answers: Answers) => T {
  const kept = new WeakMap<Answers, T>();
  return (answers) => {
    const found = kept.get(answers);
    if (found !== undefined) return found;
    const computed = compute(answers);
    kept.set(answers, computed);
    return computed;
  };
}
