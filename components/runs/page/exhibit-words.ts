import type { NamedCurve } from "@/components/runs/page/exhibit-series";
import type { Headline } from "@/components/runs/page/headline";
import { capitalise } from "@/components/runs/page/population-words";
import { trainSplit } from "@/components/runs/page/run-curve";
import type { RateDefinition } from "@/lib/domain/rates/rate-definitions";

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

/** Whether the line has a band, and if not why. */
function bandWords(curves: readonly NamedCurve[]): string {
  const heldOut = curves.filter(({ panel }) => panel === "dev").flatMap(({ curve }) => curve);
  if (heldOut.some(({ interval }) => interval !== null)) return ", 95 % band";
  const isEstimated = heldOut.some((point) => point.isEstimated);
  return isEstimated
    ? "; no band: how many examples there are is only estimated"
    : "; rates without counts, so no band";
}

function openWords(curves: readonly NamedCurve[], sets: number): string {
  const name =
    sets === 1 ? "One evaluation set by its own name" : "Evaluation sets by their own names";
  return `${name}, the strongest tone for the highest first value: which facts the base model knew is not said${bandWords(curves)}.`;
}

type WordsInput = {
  curves: readonly NamedCurve[];
  rate: RateDefinition;
  headline: Headline | null;
};

/** How to read it, in one grey line. */
export function exhibitHowToRead({ curves, rate, headline }: WordsInput): string {
  const hasTrain = curves.some(({ panel }) => panel === "train");
  const open = curves.filter(({ id }) => id.startsWith("set-")).length;
  if (headline === null && open > 0) return openWords(curves, open);
  if (headline === null && !hasTrain) return "No checkpoint was evaluated.";
  if (headline === null) return `${capitalise(aboveWords(rate))}. No held-out split was evaluated.`;
  const below = belowWords(headline);
  const band = bandWords(curves);
  const sets = open > 0 ? " In teal: sets of which nobody said what facts they hold." : "";
  if (!hasTrain) return `${capitalise(below)}${band}. No training example was evaluated.${sets}`;
  return `Above: ${aboveWords(rate)}. Below: ${below}, on their own scale${band}.${sets}`;
}
