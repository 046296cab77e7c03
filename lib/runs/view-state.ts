import {
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { rateIds } from "@/lib/domain/rates/rate-definitions";
import { sliceOrders } from "./analysis/slice-order";

export const xChoices = ["epoch", "step", "time", "fitted"] as const;
export type XChoice = (typeof xChoices)[number];

/** Along what a training metric is drawn. */
export const metricXs = ["step", "time"] as const;
export type MetricX = (typeof metricXs)[number];

/** As many as one still tells apart. */
export const mostMetrics = 8;
/** Points of a centred mean; 1 does not smooth. */
export const smoothings = [1, 5, 15, 51] as const;

/** What of a run page stands in its URL: a colleague with the link sees the same picture. */
export const runViewParsers = {
  x: parseAsStringLiteral(xChoices).withDefault("epoch"),
  y: parseAsStringLiteral(rateIds).withDefault("accuracy"),
  hide: parseAsArrayOf(parseAsString).withDefault([]),
  from: parseAsFloat,
  to: parseAsFloat,
  split: parseAsString,
  of: parseAsStringLiteral(populations),
  /** The acceptable loss in points, where it is not the project's. */
  margin: parseAsFloat,
  /** Whether the bands of label noise are drawn. */
  noise: parseAsBoolean.withDefault(false),
  table: parseAsBoolean.withDefault(false),
  categories: parseAsString,
  metric: parseAsString,
  /** Metrics that are drawn beside it. */
  also: parseAsArrayOf(parseAsString).withDefault([]),
  /** Points that a smoothed metric is the mean of; 1 draws it as logged. */
  smooth: parseAsInteger.withDefault(1),
  mx: parseAsStringLiteral(metricXs).withDefault("step"),
  log: parseAsBoolean.withDefault(false),
  mfrom: parseAsFloat,
  mto: parseAsFloat,
  by: parseAsString.withDefault("relation"),
  order: parseAsStringLiteral(sliceOrders).withDefault("change"),
  allSlices: parseAsBoolean.withDefault(false),
};
export type RunView = inferParserType<typeof runViewParsers>;

/** The range two bounds of an address name, or null where they name none. */
export function zoomBetween(
  from: number | null,
  to: number | null,
): readonly [number, number] | null {
  const isRange = from !== null && to !== null && Number.isFinite(to - from) && from < to;
  return isRange ? [from, to] : null;
}

/** Steps are whole: the range to read is the one that holds all of them in sight. */
export function wholeSteps(zoom: readonly [number, number] | null): { from?: number; to?: number } {
  return zoom ? { from: Math.floor(zoom[0]), to: Math.ceil(zoom[1]) } : {};
}
