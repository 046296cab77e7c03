import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsFloat,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { populations } from "@/lib/domain/knowledge/knowledge";
import type { ComparisonRequest } from "./query-options";

export const compareXChoices = ["epoch", "step", "time", "fitted", "best"] as const;
export type CompareX = (typeof compareXChoices)[number];
export const earlyStopMeasures = ["accuracy", "hallucination", "fitted"] as const;
export type EarlyStopMeasure = (typeof earlyStopMeasures)[number];
export const curveRates = ["accuracy", "hallucination", "abstention"] as const;
export const settingsResults = ["best", "last", "wrong", "learned", "fall", "due"] as const;
export type SettingsResult = (typeof settingsResults)[number];

/** What of a comparison stands in its address: a colleague with the link sees the same page. */
export const compareViewParsers = {
  run: parseAsNativeArrayOf(parseAsString),
  split: parseAsString,
  population: parseAsStringLiteral(populations),
  where: parseAsString,
  baseline: parseAsString,
  control: parseAsString,
  intersect: parseAsString,
  x: parseAsStringLiteral(compareXChoices).withDefault("epoch"),
  y: parseAsStringLiteral(curveRates).withDefault("accuracy"),
  view: parseAsStringLiteral(["overlay", "multiples"]).withDefault("overlay"),
  train: parseAsBoolean.withDefault(false),
  group: parseAsString,
  single: parseAsBoolean.withDefault(false),
  hide: parseAsArrayOf(parseAsString).withDefault([]),
  color: parseAsArrayOf(parseAsString).withDefault([]),
  from: parseAsFloat,
  to: parseAsFloat,
  measure: parseAsStringLiteral(earlyStopMeasures).withDefault("accuracy"),
  by: parseAsString,
  /** "only:run", "gained:run:last" or "lost:run:best": the examples behind a number, opened. */
  examples: parseAsString,
  /** Whether the table of all differences from the baseline is open. */
  cells: parseAsBoolean.withDefault(false),
  axes: parseAsArrayOf(parseAsString),
  outcomes: parseAsArrayOf(parseAsStringLiteral(settingsResults)).withDefault(["best", "last"]),
  errors: parseAsStringLiteral(["clustered", "classical"]).withDefault("clustered"),
  terms: parseAsStringLiteral(["epoch", "plain"]).withDefault("epoch"),
  fromEpoch: parseAsFloat,
};
export type CompareView = inferParserType<typeof compareViewParsers>;

export const loadCompareView = createLoader(compareViewParsers);

/** The question to the server; what is left open is left out, so that equal questions share an answer. */
export function comparisonRequestOf(view: CompareView): ComparisonRequest {
  const run = [...new Set(view.run)];
  const { split, population, where, baseline, control } = view;
  const open = { split, population, where, baseline, control };
  const given = Object.entries(open).filter(([, value]) => value !== null && value !== "");
  const intersect = view.intersect === "1" ? { intersect: "1" } : {};
  return { run, ...Object.fromEntries(given), ...intersect };
}
