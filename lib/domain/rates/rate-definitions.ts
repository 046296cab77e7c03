import {
  abstentionRate,
  accuracy,
  attemptedHallucinationRate,
  type Counts,
  hallucinationRate,
  incorrectOf,
} from "@/lib/domain/rates/rates";

export const rateIds = [
  "accuracy",
  "hallucination",
  "attempted-hallucination",
  "abstention",
] as const;
export type RateId = (typeof rateIds)[number];

export type RateDefinition = {
  id: RateId;
  label: string;
  unit: "%";
  higherIsBetter: boolean;
  formula: string;
  /** A ratio, or null when the denominator is 0. */
  compute: (counts: Counts) => number | null;
  numerator: (counts: Counts) => number;
  denominator: (counts: Counts) => number;
};

/** The rates a chart or table can show, named as on screen (SCIENCE.md section 4); order of menus. */
export const rateDefinitions: readonly RateDefinition[] = [
  {
    id: "accuracy",
    label: "accuracy",
    unit: "%",
    higherIsBetter: true,
    formula: "Correct answers divided by evaluated examples.",
    compute: accuracy,
    numerator: (counts) => counts.correct,
    denominator: (counts) => counts.total,
  },
  {
    id: "hallucination",
    label: "hallucination rate (of questions)",
    unit: "%",
    higherIsBetter: false,
    formula:
      "Wrong answers given divided by evaluated examples. An abstention is not a wrong answer.",
    compute: hallucinationRate,
    numerator: incorrectOf,
    denominator: (counts) => counts.total,
  },
  {
    id: "attempted-hallucination",
    label: "hallucination rate (of attempts)",
    unit: "%",
    higherIsBetter: false,
    formula:
      "Wrong answers divided by answers given, right or wrong. Abstentions are left out; no value when nothing was attempted.",
    compute: attemptedHallucinationRate,
    numerator: incorrectOf,
    denominator: (counts) => counts.total - counts.abstained,
  },
  {
    id: "abstention",
    label: "abstention rate",
    unit: "%",
    higherIsBetter: false,
    formula:
      "Abstentions divided by evaluated examples. On HighlyKnown examples it is over-refusal.",
    compute: abstentionRate,
    numerator: (counts) => counts.abstained,
    denominator: (counts) => counts.total,
  },
];

/** The definition of a rate by its id. */
export function rateDefinition(id: RateId): RateDefinition {
  const found = rateDefinitions.find((definition) => definition.id === id);
  if (!found) throw new RangeError(`unknown rate: ${id}`);
  return found;
}
