import type { DynamicsChartId } from "@/lib/shares/read-view";

const methods =
  "Rates with Wilson 95 % intervals; falls confirmed over stretches of checkpoints, the run's own jitter weighed; method version";

const cardMethods: Record<DynamicsChartId, string> = {
  flow: "Each checkpoint against the one before, on the examples that both evaluated; an answer withheld is not correct",
  slices:
    "Best against last checkpoint on the same examples; exact McNemar with Benjamini-Hochberg over all slices; 95 % intervals of paired differences",
  path: "Correct over evaluated against fitted over all Unknown training examples, checkpoint by checkpoint",
  leaks:
    "A wrong answer leaked when, after the dataset's normalisation, it is the accepted answer of an Unknown training example",
};

/** How the numbers of a picture were made, for its footer. */
export function methodWords(version: number): string {
  return `${methods} ${version}`;
}

/** The same for rates that were logged without counts. */
export function rateWords(version: number): string {
  return `Rates as they were logged, without counts: drawn, not tested; Wilson 95 % intervals only where n was given; method version ${version}`;
}

/** The same for a card about single facts. */
export function cardMethodWords(chart: DynamicsChartId, version: number): string {
  return `${cardMethods[chart]}; method version ${version}`;
}

/** The same for a training metric of a run of which nothing else is known. */
export function loggedWords(version: number): string {
  return `Values as the trainer logged them; of more than a picture can show, the lowest and highest are kept; method version ${version}`;
}
