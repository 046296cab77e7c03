import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { GuessedSeries } from "./guessed-series";
import type { Mapping, Question, SeriesMeaning } from "./mapping";
import { rateOf } from "./rate-of";
import { areWholeParts, wholeParts } from "./whole-parts";

/** Beyond this nobody chooses among sets; they are drawn by their own names. */
const maxSets = 50;

type Rate = GuessedSeries & { meaning: SeriesMeaning };

function isRate(guess: GuessedSeries): guess is Rate {
  return guess.meaning !== null;
}

function seriesMapping(
  entries: readonly (readonly [string, Partial<SeriesMeaning> | null])[],
): Mapping {
  return entries.length === 0 ? {} : { series: Object.fromEntries(entries) };
}

const leaveOpen = { value: "open", label: "Leave open", mapping: {} };

function nameOf({ series, meaning }: Rate): string {
  return meaning.set ?? series.key;
}

function percent(rate: number | null): string {
  return rate === null ? "not known" : `${(rate * 100).toFixed(1)} %`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(", ");
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}

/** The rates at the first checkpoint, of the set that was best known and of the others. */
function firstRates(sets: readonly Rate[]): { best: Rate; reason: string } | null {
  const first = sets.map((set) => ({ set, rate: rateOf(set.series.first.value, set.meaning) }));
  const known = first.filter(({ rate }) => rate !== null);
  const [top, ...others] = known.sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
  if (top === undefined) return null;
  const { step } = top.set.series.first;
  const when = step === 0 ? "Before training" : `At step ${step}`;
  const name = nameOf(top.set);
  if (others.length === 0) {
    return {
      best: top.set,
      reason: `The name does not say. ${when} ${name} was ${percent(top.rate)} right.`,
    };
  }
  const [low, high] = [others.at(-1)?.rate ?? null, others[0]?.rate ?? null];
  const range = low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
  const reason = `The names do not say. ${when} ${name} was ${percent(top.rate)} right, the ${others.length === 1 ? "other" : "others"} ${range}.`;
  return { best: top.set, reason };
}

function classQuestion(rates: readonly Rate[]): Question | null {
  const sets = rates.filter(
    ({ meaning }) => meaning.category === null && meaning.split !== "train",
  );
  const names = [...new Set(sets.map(nameOf))];
  const first = firstRates(sets.filter(({ meaning }) => meaning.quantity === "accuracy"));
  if (first === null || names.length > maxSets) return null;
  const best = nameOf(first.best);
  const say = (category: (name: string) => Population | null): Mapping =>
    seriesMapping(sets.map((set) => [set.series.key, { category: category(nameOf(set)) }]));
  const all = {
    value: "all",
    label: names.length === 1 ? "It did" : "All of them",
    mapping: say(() => "Known"),
  };
  const only = {
    value: "best",
    label: `Only ${best}`,
    // Not Known is not yet Unknown: facts that were right in part before training are neither.
    mapping: say((name) => (name === best ? "Known" : null)),
  };
  const none = {
    value: "none",
    label: names.length === 1 ? "It did not" : "None of them",
    mapping: say(() => "Unknown"),
  };
  const text =
    names.length === 1
      ? `Did the base model know the facts of ${best}?`
      : "Which sets did the base model know?";
  const options = names.length === 1 ? [all, none, leaveOpen] : [only, all, none, leaveOpen];
  return { id: "classes", text, reason: first.reason, options, chosen: leaveOpen.value };
}

type Size = { rate: Rate; n: number; isWhole: boolean };

/** The smallest count that all rates of a set are whole parts of, else what runtimes estimate. */
function suggestedSizes(rates: readonly Rate[]): Size[] {
  return rates.flatMap((rate): Size[] => {
    const { meaning, series } = rate;
    if (meaning.basis === "stated" || meaning.basis === "confirmed") return [];
    const values = series.points.map(({ value }) => rateOf(value, meaning) ?? 0);
    const isEstimate = meaning.n !== null && areWholeParts(values, meaning.n);
    const whole = isEstimate ? meaning.n : wholeParts(values);
    const n = whole ?? meaning.n;
    return n === null ? [] : [{ rate, n, isWhole: whole !== null }];
  });
}

function sizeQuestion(rates: readonly Rate[]): Question | null {
  if (rates.length > maxSets) return null;
  const sizes = suggestedSizes(rates);
  if (sizes.length === 0) return null;
  const counts = [...new Set(sizes.map(({ n }) => n))];
  const same = counts.length === 1 ? counts[0] : undefined;
  const whole = sizes.every(({ isWhole }) => isWhole);
  const each = listed(sizes.map(({ rate, n }) => `${nameOf(rate)} ${n}`));
  const source = whole
    ? same === undefined
      ? `Every rate is a whole part of its set's number: ${each}.`
      : `Every rate in the file is a whole number of ${same}ths.`
    : same === undefined
      ? `Runtime x samples per second gives ${each}.`
      : `Runtime x samples per second gives about ${same}.`;
  const suggested = {
    value: "suggested",
    label: same === undefined ? "As the file suggests" : `${same}, as the file suggests`,
    mapping: seriesMapping(
      sizes.map(({ rate, n }) => [rate.series.key, { n, basis: "confirmed" as const }]),
    ),
  };
  return {
    id: "sizes",
    text: "How many examples are in a set?",
    reason: `${source} With n the chart has 95 % bands.`,
    options: [suggested, leaveOpen],
    chosen: leaveOpen.value,
  };
}

/** Rates that stay metrics until somebody says what they are. */
function openQuestion(guesses: readonly GuessedSeries[]): Question | null {
  const open = guesses.filter((guess) => guess.open !== null).slice(0, maxSets);
  const [one] = open;
  if (one === undefined || one.open === null) return null;
  const names = listed(open.map(({ series }) => series.key));
  const say = (fields: Partial<SeriesMeaning>): Mapping =>
    seriesMapping(open.map(({ series, open: meaning }) => [series.key, { ...meaning, ...fields }]));
  const isScale = open.every(({ reason }) => reason.includes("per cent"));
  const options = isScale
    ? [
        { value: "ratio", label: "A ratio, 0 to 1", mapping: say({ scale: "ratio" }) },
        { value: "percent", label: "Per cent", mapping: say({ scale: "percent" }) },
      ]
    : [
        { value: "dev", label: "Held-out examples", mapping: say({ split: "dev" }) },
        { value: "train", label: "The training examples", mapping: say({ split: "train" }) },
      ];
  const metric = { value: "metric", label: "Leave it a metric", mapping: {} };
  return {
    id: isScale ? "scale" : "examples",
    text: isScale ? `On which scale is ${names}?` : `Which examples is ${names} of?`,
    reason: `${one.reason.charAt(0).toUpperCase()}${one.reason.slice(1)}.`,
    options: [...options, metric],
    chosen: metric.value,
  };
}

function slotOf({ meaning }: Rate): string {
  return JSON.stringify([meaning.split, meaning.category, meaning.set, meaning.quantity]);
}

/** Two metrics for one line of the chart: the first is drawn, and which it is gets asked. */
function withoutDoubles(guesses: readonly GuessedSeries[]): {
  series: GuessedSeries[];
  question: Question | null;
} {
  const bySlot = new Map<string, Rate[]>();
  for (const rate of guesses.filter(isRate)) {
    bySlot.set(slotOf(rate), [...(bySlot.get(slotOf(rate)) ?? []), rate]);
  }
  const doubles = [...bySlot.values()].filter((rates) => rates.length > 1);
  const later = new Set(doubles.flatMap((rates) => rates.slice(1).map(({ series }) => series.key)));
  const series = guesses.map((guess): GuessedSeries => {
    if (!later.has(guess.series.key)) return guess;
    return { ...guess, meaning: null, reason: `${guess.reason}; another metric says the same` };
  });
  const [rates] = doubles;
  if (rates === undefined) return { series, question: null };
  const drawn = (chosen: Rate): Mapping =>
    seriesMapping(
      rates.map((rate) => [rate.series.key, rate === chosen ? rate.meaning : null] as const),
    );
  const options = rates.slice(0, maxSets).map((rate, index) => ({
    value: String(index),
    label: rate.series.key,
    mapping: drawn(rate),
  }));
  const keys = listed(rates.map(({ series: { key } }) => key));
  const question = {
    id: "doubles",
    text: `Which is drawn of ${keys}?`,
    reason: "By their names they measure the same on the same examples.",
    options,
    chosen: "0",
  };
  return { series, question };
}

function isSaid(given: Mapping | null, key: string, field: keyof SeriesMeaning): boolean {
  const said = given?.series?.[key];
  return said !== undefined && said !== null && said[field] !== undefined;
}

/** The questions that names and values leave; what was said already is not asked again. */
export function askAboutSeries(
  guesses: readonly GuessedSeries[],
  given: Mapping | null,
): { series: GuessedSeries[]; questions: Question[] } {
  const { series, question: doubles } = withoutDoubles(guesses);
  const rates = series.filter(isRate);
  const unsaid = (field: keyof SeriesMeaning): Rate[] =>
    rates.filter((rate) => !isSaid(given, rate.series.key, field));
  const questions = [
    openQuestion(series),
    doubles,
    classQuestion(unsaid("category")),
    sizeQuestion(unsaid("n")),
  ];
  return { series, questions: questions.filter((question) => question !== null) };
}
