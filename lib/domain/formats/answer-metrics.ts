import type { Fields } from "./fields";
import type { FileGuess } from "./format";
import { scoreOf } from "./verdict";

const maxMetrics = 20;

/** 0 or 1, as a number, as text or as truth ("True" is Python's); null for anything else. */
export function zeroOrOne(value: unknown): boolean | null {
  if (value === true || value === "True") return true;
  if (value === false || value === "False") return false;
  const score = scoreOf(value);
  return score === 0 || score === 1 ? score === 1 : null;
}

/** Metrics that are 0 or 1 in every row that has them, those named as exact answers first. */
export function exactMetrics(rows: readonly Fields[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const whole = names.filter((name) =>
    rows.every((row) => !Object.hasOwn(row, name) || zeroOrOne(row[name]) !== null),
  );
  const rank = (name: string) => (/^(em|exact_match|acc|accuracy)$/.test(name) ? 0 : 1);
  return whole.sort((a, b) => rank(a) - rank(b)).slice(0, maxMetrics);
}

/** The metric that says right: the one that was said, else the first; of several the others are asked about. */
export function chooseAnswerMetric(
  metrics: readonly string[],
  said: string | undefined,
): { metric: string | undefined; guess: FileGuess } {
  const [first, ...others] = metrics;
  if (said !== undefined && metrics.includes(said))
    return { metric: said, guess: { mapping: {}, reasons: [], questions: [] } };
  if (first === undefined || others.length === 0 || said !== undefined)
    return { metric: first, guess: { mapping: {}, reasons: [], questions: [] } };
  const all = metrics.join(", ");
  const question = {
    id: "metric",
    text: "Which metric says right?",
    reason: `${metrics.length} metrics are 0 or 1 in every row: ${all}.`,
    options: metrics.map((name) => ({ value: name, label: name, mapping: { filter: name } })),
    chosen: first,
  };
  const reasons = [{ about: "filter", reason: `${first} comes first of ${all}` }];
  return { metric: first, guess: { mapping: {}, reasons, questions: [question] } };
}

export const noMetric =
  "no metric is 0 or 1 in every row: the answers are scored by the dataset's rule";
