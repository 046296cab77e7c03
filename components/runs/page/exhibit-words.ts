import type { XAxis } from "@/components/charts/plot-model";
import type { NamedCurve } from "@/components/runs/page/exhibit-series";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import {
  type RateDefinition,
  type RateId,
  rateDefinition,
} from "@/lib/domain/rates/rate-definitions";
import { capitalise, formatEpoch, formatPercent } from "@/lib/format";
import type { ExhibitModel } from "@/lib/runs/exhibit/exhibit-model";
import type { XAbsence } from "@/lib/runs/exhibit/exhibit-x";
import type { XChoice } from "@/lib/runs/view-state";

/** The ways to lay out the checkpoints of a run: as chosen, and under the picture. */
export const xWords: Record<XChoice | "best", { label: string; axis: XAxis }> = {
  epoch: { label: "epoch", axis: { label: "epoch", unit: "number" } },
  step: { label: "step", axis: { label: "step", unit: "number" } },
  time: { label: "time", axis: { label: "time since the first checkpoint", unit: "duration" } },
  fitted: {
    label: "Unknown fitted",
    axis: { label: "share of Unknown training examples fitted", unit: "ratio" },
  },
  best: { label: "since best", axis: { label: "epochs since the best", unit: "number" } },
};

/** Why a run cannot be laid out so. */
export const absenceWords: Record<XAbsence, string> = {
  "broken-epochs": "epochs do not rise with the steps",
  "no-epochs": "no checkpoint says its epoch",
  "no-times": "no checkpoint says when",
  "none-fitted": "no Unknown training example evaluated",
};

type NamedCheckpoint = { step: number; epoch: number | null };

/** "Epoch 2 · step 76", or the step alone. */
export function checkpointWords({ step, epoch }: NamedCheckpoint): string {
  const name = capitalise(formatEpoch(epoch, step));
  return epoch === null ? name : `${name} · ${formatEpoch(null, step)}`;
}

const pointWords = {
  best: "best checkpoint",
  recommended: "recommended checkpoint",
  alarm: "fall confirmed",
} as const;

/** "recommended checkpoint, epoch 2"; one that is the best too says so. */
export function markWords(
  kind: keyof typeof pointWords,
  place: NamedCheckpoint,
  isBest: boolean,
): string {
  const both = kind === "recommended" && isBest;
  const words = both ? "best and recommended checkpoint" : pointWords[kind];
  return `${words}, ${formatEpoch(place.epoch, place.step)}`;
}

/** "A lasting fall of 3.1 points or more would be found in 4 of 5 such runs", or nothing where it is not known. */
export function detectableWords(fall: number | null): string {
  if (fall === null) return "";
  return `A lasting fall of ${fall.toFixed(1)} points or more would be found in 4 of 5 such runs.`;
}

/** What the picture shows, in sentences, for those who do not see it. */
export function exhibitSummary(curves: readonly NamedCurve[], rate: RateId): string {
  const sentences = curves.flatMap(({ label, curve }) => {
    const measured = curve.filter(({ value }) => value !== null);
    const [first, last] = [measured.at(0), measured.at(-1)];
    if (!first || !last) return [];
    const at = (point: typeof first) =>
      `${formatPercent(point.value)} at ${formatEpoch(point.epoch, point.step)}`;
    return [
      first === last ? `${label}: ${at(first)}.` : `${label}: from ${at(first)} to ${at(last)}.`,
    ];
  });
  return [`${capitalise(rateDefinition(rate).label)}.`, ...sentences].join(" ");
}

/** "Train and dev accuracy over fine-tuning", as far as there is a train and a dev curve. */
function titleOf(curves: readonly NamedCurve[], rate: RateDefinition, heldOut = "dev"): string {
  const panels = [
    curves.some(({ panel }) => panel === "train") ? "train" : "",
    curves.some(({ panel }) => panel === "dev") ? heldOut : "",
  ].filter(Boolean);
  return capitalise(`${panels.join(" and ")} ${rate.label} over fine-tuning`.trimStart());
}

function aboveWords(rate: RateDefinition): string {
  return rate.id === "accuracy" ? "training examples fitted" : `${rate.label} on training examples`;
}

function belowWords({ split, population }: JudgedCurve): string {
  if (population === "Known") return `known facts kept out of training (${split})`;
  if (population === "all") return `all ${split} examples, kept out of training`;
  return `${population} examples kept out of training (${split})`;
}

/** Whether the line has a band, and if not why. */
function bandWords(curves: readonly NamedCurve[]): string {
  const heldOut = curves.filter(({ panel }) => panel === "dev").flatMap(({ curve }) => curve);
  if (heldOut.some(({ interval }) => interval !== null)) return ", 95\u00a0%\u00a0band";
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
  headline: JudgedCurve | null;
};

/** How to read it, in one grey line. */
function howToReadOf({ curves, rate, headline }: WordsInput): string {
  const hasTrain = curves.some(({ panel }) => panel === "train");
  const open = curves.filter(({ id }) => id.startsWith("set-")).length;
  if (headline === null && open > 0) return openWords(curves, open);
  if (headline === null && !hasTrain) return "No checkpoint was evaluated.";
  if (headline === null) return `${capitalise(aboveWords(rate))}. No held-out split was evaluated.`;
  const below = belowWords(headline);
  const band = bandWords(curves);
  const sets = open > 0 ? " In teal: sets that are not said to be Known or Unknown." : "";
  if (!hasTrain) return `${capitalise(below)}${band}. No training example was evaluated.${sets}`;
  return `Above: ${aboveWords(rate)}. Below: ${below}, on their own scale${band}.${sets}`;
}

/** Title and reading of Exhibit 1, or of the rates by knowledge category. */
export function exhibitWords(
  { chart, rate: id, curves }: ExhibitModel,
  named: readonly NamedCurve[],
): { title: string; howToRead: string } {
  const rate = rateDefinition(id);
  if (chart === "categories")
    return {
      title: `${capitalise(curves[0]?.split ?? "dev")} ${rate.label} by knowledge category`,
      howToRead: "Where the base model was sure, a loss shows most",
    };
  const headline = curves.find((curve) => curve.id === "dev") ?? null;
  return {
    title: titleOf(named, rate, headline?.split),
    howToRead: howToReadOf({ curves: named, rate, headline }),
  };
}
