import type { Quantity, SeriesMeaning } from "./mapping";
import type { SurveyedSeries } from "./survey";

/** What one metric is taken for. */
export type GuessedSeries = {
  series: SurveyedSeries;
  /** Null: it stays a metric. */
  meaning: SeriesMeaning | null;
  /** Also of a metric: a loss is one. */
  quantity: Quantity;
  reason: string;
  /** Two readings: it stays a metric until somebody answers, and this is what it would be. */
  open: SeriesMeaning | null;
};
