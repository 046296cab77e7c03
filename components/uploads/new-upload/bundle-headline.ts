import { guessOf } from "@/components/uploads/mapping-control/guess-of";
import {
  previewAxis,
  type RateSeries,
  rateName,
  rateSeriesOf,
} from "@/components/uploads/mapping-control/preview-series";
import { namesWord, placeWord } from "@/components/uploads/mapping-control/set-words";
import { answeredMeanings } from "@/lib/domain/mapping/given-answers";
import { capitalise, countWord, formatCount } from "@/lib/format";
import type { InspectedFile, InspectResponse } from "@/lib/uploads/inspect-schema";
import { type BundleDraft, givenOf, isReadable } from "./bundle-draft";

export type BundleHeadline = { title: string; text: string };

function plural(count: number, one: string, many = `${one}s`): string {
  return `${countWord(count)} ${count === 1 ? one : many}`;
}

const rowWords: Record<string, readonly [string, string]> = {
  examples: ["example", "examples"],
  "training-set": ["training example", "training examples"],
  "slick-samples": ["example with sampled answers", "examples with sampled answers"],
  predictions: ["answer", "answers"],
  aggregates: ["row of counts", "rows of counts"],
  metrics: ["logged row", "logged rows"],
};

/** What a bundle holds, in a sentence a person can repeat, and what can be done with it. */
export function bundleHeadline(response: InspectResponse, draft: BundleDraft): BundleHeadline {
  const files = response.files.filter(isReadable);
  const [only] = files;
  if (only === undefined) return nothingHeadline(response);
  const { runs, datasets } = response;
  if (files.length === 1 && runs.length < 2) return fileHeadline(only, draft);
  const parts = [
    runs.length > 0 ? plural(runs.length, "run") : "",
    datasets.length > 0 ? plural(datasets.length, "dataset") : "",
  ].filter((part) => part !== "");
  return {
    title: `${capitalise(parts.join(" and "))} in ${plural(files.length, "file")}.`,
    text: "Leave out what you do not want: nothing is stored yet.",
  };
}

/** One file that was read and holds nothing says why, in its title. */
function nothingHeadline({ files, ignored }: InspectResponse): BundleHeadline {
  const [reason] = ignored.map((each) => each.reason);
  const isOnly = files.length === 0 && ignored.length === 1 && reason !== undefined;
  const title = isOnly ? `${capitalise(reason)}.` : "Nothing in it can be read.";
  return { title, text: "Nothing is stored." };
}

function fileHeadline(file: InspectedFile, draft: BundleDraft): BundleHeadline {
  const meanings = answeredMeanings(guessOf(file), file.questions, givenOf(file, draft));
  const rates = rateSeriesOf(file.series, meanings);
  if (rates.length > 0) return setsHeadline(rates, file.isWhole);
  const steps = Math.max(0, ...file.series.map(({ count }) => count));
  if (file.series.length > 0) {
    const metrics = plural(file.series.length, "metric");
    return {
      title: `${capitalise(metrics)} at ${plural(steps, "step")}.`,
      text: "None of them is an accuracy: they are kept as metrics, and Exhibit 1 waits for an evaluation.",
    };
  }
  return rowsHeadline(file);
}

function rowsHeadline({ holds, rows, name, isWhole, questions }: InspectedFile): BundleHeadline {
  const [one, many] = rowWords[holds ?? ""] ?? ["row", "rows"];
  if (rows === null) return { title: `${capitalise(many)}.`, text: `Read as ${name ?? "rows"}.` };
  if (rows === 0 && questions.length > 0)
    return { title: `${capitalise(many)}.`, text: "Of which checkpoint, the file does not say." };
  const count = `${formatCount(rows)} ${rows === 1 ? one : many}`;
  return {
    title: isWhole
      ? `${count}.`
      : `${capitalise(many)}, ${formatCount(rows)} in what was looked at.`,
    text: `Read as ${name ?? "rows"}.`,
  };
}

function setsHeadline(rates: readonly RateSeries[], isWhole: boolean): BundleHeadline {
  const checkpoints = Math.max(...rates.map(({ series }) => series.count));
  const quantities = [...new Set(rates.map(({ meaning }) => meaning.quantity))];
  const axis = previewAxis(rates);
  const points = rates.flatMap(({ series }) => series.points);
  const range = (of: (point: (typeof points)[number]) => number) => {
    const values = points.map(of);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? placeWord(low) : `${placeWord(low)} to ${placeWord(high)}`;
  };
  const steps = range(({ step }) => step);
  const where =
    axis === "epoch"
      ? `from epoch ${range(({ epoch }) => epoch ?? 0)} (steps ${steps})`
      : `at steps ${steps}`;
  const names = namesWord(rates.map(rateName));
  const rest = isWhole
    ? "It can be charted as it is."
    : "This is its beginning; all of it is stored.";
  return {
    title: `${capitalise(plural(rates.length, "evaluation set"))} at ${plural(checkpoints, "checkpoint")}.`,
    text: `${capitalise(quantities.join(" and "))} of ${names} ${where}. ${rest}`,
  };
}
