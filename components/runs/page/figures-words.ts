import type { FigureWords } from "@/components/exports/segments";
import type { Explanation } from "@/components/ui/explain";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import {
  formatCount,
  formatEpoch,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPValue,
} from "@/lib/format";
import type { FallModel, FigureModel, LearnedModel } from "@/lib/runs/exhibit/exhibit-schema";
import { changeIn, type FiguresModel, type LastChange } from "@/lib/runs/exhibit/figures-model";

type FiguresInput = {
  /** Without new facts learned where their curve is not shown. */
  figures: Omit<FiguresModel, "learned"> & { learned?: LearnedModel | null };
  headline: JudgedCurve | null;
  isRunning: boolean;
  /** Ratio; null when D is not known. */
  unknownShare: number | null;
  fall: FallModel | null;
};

const noHeldOut = "no held-out split was evaluated";
const wilsonMethod =
  "Correct answers divided by evaluated examples of the held-out split. The interval is Wilson's at 95 %.";

function ofWhat(headline: JudgedCurve | null): string {
  if (headline === null) return "held-out examples";
  if (headline.population === "Known") return "known facts";
  return headline.population === "all" ? `all ${headline.split} examples` : headline.population;
}

function checkpointFigure(
  found: FigureModel | null,
  words: { id: string; name: string; title: string; headline: JudgedCurve | null },
): FigureWords {
  const { id, name, title, headline } = words;
  if (!found) {
    return { id, label: name, value: "–", caption: noHeldOut, tone: "ink" };
  }
  const { low, high, step, epoch } = found;
  const counts = countWords(found);
  if (found.isLogged) {
    return {
      ...{ id, label: `${name}, ${formatEpoch(epoch, step)}`, tone: "ink" },
      value: formatPercent(found.accuracy),
      caption:
        low === null || high === null
          ? counts
          : `n = ${formatCount(found.total ?? 0)} · ${formatInterval(low, high)}`,
    };
  }
  const bounds = formatInterval(low, high);
  return {
    id,
    label: `${name}, ${formatEpoch(epoch, step)}`,
    value: formatPercent(found.accuracy),
    caption: `${counts} · ${bounds}`,
    tone: "ink",
    explanation: {
      title,
      formula: `accuracy = correct / evaluated = ${counts}`,
      inputs: [
        { name: "Split", value: headline?.split ?? "–" },
        { name: "Population", value: headline?.population ?? "–" },
        { name: "95 % interval", value: bounds },
      ],
      method: wilsonMethod,
    },
  };
}

function countWords({ correct, total, isEstimated }: FigureModel): string {
  if (correct !== null && total !== null) return `${formatCount(correct)} of ${formatCount(total)}`;
  if (total === null) return "a rate, n not known";
  return isEstimated
    ? `a rate, n about ${formatCount(total)} (estimated)`
    : `n = ${formatCount(total)}`;
}

function changeCaption(change: LastChange, fall: FallModel | null): string {
  if (change.isLogged && change.difference !== 0) return "not tested: rates without counts";
  if (change.interval === null) return "the last checkpoint is the best";
  if (fall?.lost != null && fall.gained != null) {
    return `${formatCount(fall.lost)} lost, ${formatCount(fall.gained)} gained`;
  }
  const { low, high } = change.interval;
  return `${formatInterval(low, high)}, unpaired`;
}

function changeExplanation(change: LastChange, fall: FallModel | null): Explanation {
  const title = "Change since best";
  const formula = "accuracy at the last checkpoint − accuracy at the best";
  if (fall?.lost == null || fall.gained == null) {
    const method =
      "Only totals are known, so the two checkpoints are compared as if their examples were unrelated (Newcombe's interval): unpaired, less power.";
    const { low = null, high = null } = change.interval ?? {};
    return { title, formula, method, inputs: [{ name: "95 %", value: formatInterval(low, high) }] };
  }
  const asChange = (points: number | null) => (points === null ? null : -points / 100);
  return {
    title,
    formula,
    inputs: [
      { name: "Right at the best, not at the last (lost)", value: formatCount(fall.lost) },
      { name: "Right at the last, not at the best (gained)", value: formatCount(fall.gained) },
      { name: "Evaluated at both", value: formatCount(fall.compared) },
      {
        name: "95 % interval, points",
        value: formatInterval(asChange(fall.high), asChange(fall.low)),
      },
      { name: "Exact McNemar, two-sided", value: formatPValue(fall.pValue) },
    ],
    method:
      "The same examples at both checkpoints, compared pair by pair. The best is picked by hindsight, so a small fall is expected even in a flat run: the alarm, not this p-value, says whether it is real.",
  };
}

function isClearFall({ difference, interval }: LastChange, fall: FallModel | null): boolean {
  if (difference >= 0) return false;
  return fall?.low != null ? fall.low > 0 : interval !== null && interval.high < 0;
}

function changeFigure(figures: FiguresInput["figures"], fall: FallModel | null): FigureWords {
  const { best } = figures;
  const change = changeIn(figures);
  const id = "change";
  const label = "Change since best";
  if (!change) {
    const caption = best ? "a change shows from two checkpoints on" : noHeldOut;
    return { id, label, value: "–", caption, tone: "ink" };
  }
  return {
    ...{ id, label, value: formatPoints(change.difference), caption: changeCaption(change, fall) },
    tone: isClearFall(change, fall) ? "bad" : "ink",
    ...(change.isLogged ? {} : { explanation: changeExplanation(change, fall) }),
  };
}

const fittedMeans =
  "A training example is fitted when the model gives its target: the answer, or for a relabelled example an abstention.";

type Fitted = Pick<LearnedModel, "fitted" | "total" | "share">;

function shareOf({ fitted, total, share }: Fitted): number {
  return share ?? (fitted !== null && total ? fitted / total : 0);
}

function countsOf({ fitted, total }: Fitted): string {
  if (fitted === null || total === null) return "a rate, not counted";
  return `${formatCount(fitted)} of ${formatCount(total)}`;
}

function learnedBy(learned: LearnedModel): string {
  const { atBest, whole, half, total } = learned;
  if (!atBest) return half ? `half by ${formatEpoch(half.epoch, half.step)}` : "half never reached";
  if (whole) {
    const all = total === null ? "all" : `all ${formatCount(total)}`;
    return `${all} by ${formatEpoch(whole.epoch, whole.step)}`;
  }
  return `${formatPercent(shareOf(learned), 1)} at the last`;
}

function learnedFigure(learned: LearnedModel | null, unknownShare: number | null): FigureWords {
  const id = "learned";
  const label = "New facts learned";
  if (!learned) {
    const caption =
      unknownShare === 0
        ? "no Unknown example in the training set"
        : "no Unknown training example was evaluated";
    return { id, label, value: "–", caption, tone: "ink" };
  }
  // What is gained by the checkpoint to use; what the run learned after it stands beside.
  const shown = learned.atBest ?? learned;
  const share = shareOf(shown);
  const counts = countsOf(shown);
  const isCounted = shown.fitted !== null;
  return {
    ...{ id, label: learned.atBest ? `${label} at its best` : label },
    value: formatPercent(share, share === 1 ? 0 : 1),
    caption: `${counts} · ${learnedBy(learned)}`,
    tone: "unknown",
    explanation: {
      title: label,
      formula: `fitted Unknown / Unknown in training${isCounted ? ` = ${counts}` : ""}`,
      method: learned.atBest
        ? `${fittedMeans} Counted at the best checkpoint, and the first that has all of them.`
        : `${fittedMeans} Half is the first checkpoint with at least half of them fitted.`,
    },
  };
}

/** The figures as they stand on screen, each with its counts, interval and method. */
export function figuresWords(input: FiguresInput): readonly FigureWords[] {
  const { figures, headline, isRunning, unknownShare, fall } = input;
  const what = ofWhat(headline);
  const { learned } = figures;
  return [
    checkpointFigure(figures.best, {
      ...{ id: "best", name: `Best on ${what}`, title: `Best accuracy on ${what}`, headline },
    }),
    checkpointFigure(figures.last, {
      ...{ id: "last", name: isRunning ? "Last so far" : "Last", headline },
      title: `Accuracy on ${what} at the last checkpoint`,
    }),
    changeFigure(figures, fall),
    ...(learned === undefined ? [] : [learnedFigure(learned, unknownShare)]),
  ];
}
