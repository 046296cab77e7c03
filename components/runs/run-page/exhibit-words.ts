import type { NamedCurve } from "@/components/runs/run-page/exhibit-series";
import type { Headline } from "@/components/runs/run-page/headline";
import { capitalise } from "@/components/runs/run-page/population-words";
import { trainSplit } from "@/components/runs/run-page/run-curve";
import type { RateDefinition } from "@/lib/domain/rate-definitions";

/** "Train and dev accuracy over fine-tuning", as far as there is a train and a dev curve. */
export function exhibitTitle(
  curves: readonly NamedCurve[],
  rate: RateDefinition,
  heldOut = "dev",
): string {
  const panels = [
    curves.some(({ panel }) => panel === "train") ? trainSplit : "",
    curves.some(({ panel }) => panel === "dev") ? heldOut : "",
  ].filter(Boolean);
  return capitalise(`${panels.join(" and ")} ${rate.label} over fine-tuning`.trimStart());
}

function aboveWords(rate: RateDefinition): string {
  return rate.id === "accuracy" ? "training examples fitted" : `${rate.label} on training examples`;
}

function belowWords({ split, population }: Headline): string {
  if (population === "Known") return `known facts kept out of training (${split})`;
  if (population === "all") return `all ${split} examples, kept out of training`;
  return `${population} examples kept out of training (${split})`;
}

type WordsInput = {
  curves: readonly NamedCurve[];
  rate: RateDefinition;
  headline: Headline | null;
};

/** How to read it, in one grey line. */
export function exhibitHowToRead({ curves, rate, headline }: WordsInput): string {
  const hasTrain = curves.some(({ panel }) => panel === "train");
  if (headline === null && !hasTrain) return "No checkpoint was evaluated.";
  if (headline === null) return `${capitalise(aboveWords(rate))}. No held-out split was evaluated.`;
  const below = belowWords(headline);
  if (!hasTrain) return `${capitalise(below)}, 95 % band. No training example was evaluated.`;
  return `Above: ${aboveWords(rate)}. Below: ${below}, on their own scale, 95 % band.`;
}
