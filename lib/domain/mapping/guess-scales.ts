import type { GuessedSeries } from "./guessed-series";

function withScale(guess: GuessedSeries, reason: string): GuessedSeries {
  const scaled = (meaning: GuessedSeries["meaning"]) =>
    meaning === null ? null : { ...meaning, scale: "percent" as const };
  return {
    ...guess,
    meaning: scaled(guess.meaning),
    open: scaled(guess.open),
    reason: `${guess.reason}; ${reason}`,
  };
}

/**
 * Per cent only where the values show it: above 1 and at most 100. Beside such a rate one whose values all lie in 0 to 1
 * has two readings and stays a metric until somebody says which. Values outside 0 to 100 are no rate.
 */
export function guessScales(guesses: readonly GuessedSeries[]): { series: GuessedSeries[] } {
  const isRate = ({ meaning, open }: GuessedSeries): boolean => meaning !== null || open !== null;
  const isOutside = ({ series: { min, max } }: GuessedSeries): boolean =>
    min === null || max === null || min < -1e-6 || max > 100;
  const isPercent = (guess: GuessedSeries): boolean =>
    isRate(guess) && !isOutside(guess) && (guess.series.max ?? 0) > 1 + 1e-6;
  const hasPercent = new Set(guesses.filter(isPercent).map(({ quantity }) => quantity));
  const series = guesses.map((guess): GuessedSeries => {
    if (!isRate(guess)) return guess;
    const { min, max } = guess.series;
    if (isOutside(guess)) {
      const reason = `no rate: its values go from ${min} to ${max}`;
      return { ...guess, meaning: null, open: null, quantity: "other", reason };
    }
    if (isPercent(guess)) return withScale(guess, `in per cent: its values go up to ${max}`);
    if (!hasPercent.has(guess.quantity) || max === 0) return guess;
    const reason = `others are in per cent, its values are at most ${max}`;
    return { ...guess, open: guess.meaning ?? guess.open, meaning: null, reason };
  });
  return { series };
}
