import { askAboutSeries } from "./ask-about-series";
import { completeMeaning } from "./complete-meaning";
import { guessScales } from "./guess-scales";
import type { GuessedSeries } from "./guessed-series";
import type { Mapping, Quantity, Question, SeriesHint, SeriesMeaning } from "./mapping";
import { type NameReading, readName } from "./name-words";
import type { SeriesSurvey, SurveyedSeries } from "./survey";

export type SeriesGuess = {
  series: GuessedSeries[];
  /** The guess as a mapping: the metrics that are read as rates. */
  mapping: Mapping;
  reasons: { about: string; reason: string }[];
  questions: Question[];
};

const maxReasons = 500;

function sizeOf(
  survey: SeriesSurvey,
  key: string,
  hint: SeriesHint,
): Pick<SeriesMeaning, "n" | "basis"> {
  if (hint.n !== undefined) return { n: hint.n, basis: hint.basis ?? "stated" };
  const n = survey.estimatedSize(key);
  return n === null ? { n: null, basis: "none" } : { n, basis: "estimated" };
}

function nameOf(key: string, hint: SeriesHint): string {
  const { set, metric } = hint;
  return set && metric ? `${set}/${metric}` : key;
}

/** The set's name as the Trainer logged it, in its own spelling: `g0` of `eval/g0/accuracy`. */
function setOf(key: string, reading: NameReading): string | null {
  if (reading.set === null) return null;
  const [folder, set, metric, ...more] = key.split("/");
  return folder === "eval" && set !== undefined && metric !== undefined && more.length === 0
    ? set
    : reading.set;
}

function saidBy(key: string, reading: NameReading, meaning: SeriesMeaning): string {
  const parts: string[] = [];
  if (reading.split !== null) parts.push(`split ${meaning.split}`);
  if (reading.category !== null) parts.push(`class ${reading.category}`);
  if (meaning.set !== null) parts.push(`set ${meaning.set}`);
  parts.push(meaning.quantity);
  const split =
    reading.split === null ? `; no split is named, so it is taken for ${meaning.split}` : "";
  const size =
    meaning.basis === "estimated"
      ? `; about ${meaning.n} examples by runtime x samples per second, estimated`
      : "";
  return `the name ${key} says ${parts.join(", ")}${split}${size}`;
}

function isBare({ split, category, set }: NameReading): boolean {
  return split === null && category === null && set === null;
}

type Read = { series: SurveyedSeries; reading: NameReading; hint: SeriesHint };

function stays(series: SurveyedSeries, quantity: Quantity, reason: string): GuessedSeries {
  return { series, meaning: null, quantity, reason, open: null };
}

/** `isTrain`: a bare accuracy beside val_accuracy is that of the training examples. */
function guessOne(
  survey: SeriesSurvey,
  { series, reading, hint }: Read,
  isTrain: boolean,
): GuessedSeries {
  const { key } = series;
  const quantity = hint.quantity ?? reading.quantity;
  if (quantity === "loss") return stays(series, quantity, `the name ${key} says loss`);
  if (quantity === "other") {
    const reason = reading.objection ?? (hint.quantity === "other" ? "the format says so" : null);
    return stays(
      series,
      quantity,
      reason === null ? "no word of a rate in its name" : `no rate of a set: ${reason}`,
    );
  }
  if (series.min === null) return stays(series, quantity, "it holds no number");
  const set = hint.set === undefined ? setOf(key, reading) : hint.set;
  const category = hint.category ?? reading.category;
  const hasOwnSet = set !== null && reading.set !== null;
  const meaning: SeriesMeaning = {
    split: hint.split ?? reading.split ?? (isTrain ? "train" : "dev"),
    category: category ?? (hasOwnSet ? null : "all"),
    set: hasOwnSet ? set : null,
    quantity,
    scale: hint.scale ?? "ratio",
    ...sizeOf(survey, key, hint),
  };
  const isOpen = isBare(reading) && hint.split === undefined && !isTrain;
  if (isOpen) {
    const reason = `the name ${key} does not say of which examples it is`;
    return { series, meaning: null, quantity, reason, open: meaning };
  }
  const beside = isTrain && isBare(reading) ? `; beside it stands that of a held-out split` : "";
  return { series, meaning, quantity, reason: saidBy(key, reading, meaning) + beside, open: null };
}

/** Quantities of which a held-out split without a set of its own is logged. */
function heldOut(all: readonly Read[]): Set<Quantity> {
  const found = new Set<Quantity>();
  for (const { reading } of all) {
    const isHeldOut = reading.split === "dev" || reading.split === "test";
    if (isHeldOut && reading.set === null && reading.category === null) found.add(reading.quantity);
  }
  return found;
}

/** Beyond so many sets a chart of them shows nothing, and nobody says of each what it is. */
const maxDrawnSets = 50;

function hasNoClass({ meaning }: GuessedSeries): boolean {
  return meaning !== null && meaning.category === null;
}

/** Counted before anybody answers, so that choosing some draws these and not the rest as well. */
function withoutMany(
  said: readonly GuessedSeries[],
  guessed: readonly GuessedSeries[],
  given: Mapping["series"],
): readonly GuessedSeries[] {
  const sets = new Set(guessed.filter(hasNoClass).map(({ meaning }) => meaning?.set));
  if (sets.size <= maxDrawnSets) return said;
  const reason = `one of ${sets.size} sets of which nobody said the class: choose those to draw`;
  return said.map((guess) => {
    const isLeft = hasNoClass(guess) && given?.[guess.series.key] === undefined;
    return isLeft ? { ...guess, meaning: null, reason } : guess;
  });
}

/** What stands already holds; a guess must not ask about it again. */
function withGiven(guessed: GuessedSeries, given: Mapping["series"]): GuessedSeries {
  const { key } = guessed.series;
  if (given === undefined || !Object.hasOwn(given, key)) return guessed;
  const said = given[key] ?? null;
  if (said === null)
    return { ...guessed, meaning: null, open: null, reason: "said to stay a metric" };
  const meaning = completeMeaning(said, guessed.meaning ?? guessed.open ?? undefined);
  return { ...guessed, meaning, quantity: meaning.quantity, open: null, reason: "as it was said" };
}

/**
 * What the metrics of a run measure, by their names, by what the file says and by their values; a reason for each, and
 * questions where two readings exist. `given` holds what was said already, by field: it wins and is not asked again.
 */
export function guessSeries(survey: SeriesSurvey, given: Mapping | null = null): SeriesGuess {
  const read = survey.series().map((series): Read => {
    const hint = survey.hintOf(series.key) ?? {};
    return { series, hint, reading: readName(nameOf(series.key, hint)) };
  });
  const held = heldOut(read);
  const guessed = read.map((each) =>
    guessOne(survey, each, isBare(each.reading) && held.has(each.reading.quantity)),
  );
  const scaled = guessScales(guessed);
  const said = scaled.series.map((each) => withGiven(each, given?.series));
  const asked = askAboutSeries(withoutMany(said, scaled.series, given?.series), given);
  const meanings = asked.series.flatMap(({ series: { key }, meaning }) =>
    meaning === null ? [] : [[key, meaning] as const],
  );
  return {
    series: asked.series,
    mapping: meanings.length === 0 ? {} : { series: Object.fromEntries(meanings) },
    reasons: asked.series
      .filter(
        ({ meaning, open, quantity }) => meaning !== null || open !== null || quantity !== "other",
      )
      .slice(0, maxReasons)
      .map(({ series: { key }, reason }) => ({ about: key, reason })),
    questions: asked.questions,
  };
}
