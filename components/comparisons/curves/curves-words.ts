import { formatTick } from "@/components/charts/axis";
import type { PlotSeries, XAxis } from "@/components/charts/plot-model";
import type { CurvesModel } from "@/lib/comparisons/comparison-model";
import { hasRamp } from "@/lib/comparisons/curves/choose-colors";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";
import type { CompareX } from "@/lib/comparisons/view-state";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { capitalise, formatDuration, formatPercent } from "@/lib/format";

/** The ways to lay out checkpoints: as chosen, under the picture, and why not where none has a place. */
export const compareXWords: Record<CompareX, { label: string; axis: XAxis; absent: string }> = {
  epoch: {
    label: "epoch",
    axis: { label: "epoch", unit: "number" },
    absent: "no checkpoint says its epoch",
  },
  step: { label: "step", axis: { label: "step", unit: "number" }, absent: "no checkpoint" },
  time: {
    label: "time",
    axis: { label: "time since each run's first checkpoint", unit: "duration" },
    absent: "no checkpoint says when",
  },
  fitted: {
    label: "Unknown fitted",
    axis: { label: "share of each run's Unknown examples fitted", unit: "ratio" },
    absent: "no Unknown training example evaluated",
  },
  best: {
    label: "since best",
    axis: { label: "epochs since each run's best", unit: "number" },
    absent: "no best checkpoint",
  },
};

const number = (value: number) => String(Number(value.toFixed(2)));

/** "Epoch 3", "2 epochs after its best": a place along x, where checkpoints of several runs meet. */
export function placeWords(x: CompareX, at: number, unit = "epochs"): string {
  if (x === "time") return formatDuration(Math.max(0, at));
  if (x === "fitted") return `${formatPercent(at)} of Unknown fitted`;
  if (x !== "best") return `${capitalise(compareXWords[x].label)} ${number(at)}`;
  if (at === 0) return "At its best";
  return `${number(Math.abs(at))} ${unit} ${at > 0 ? "after" : "before"} its best`;
}

/** The same of a group, whose runs may have come there at different steps: "epoch 3". */
export function groupPlaceWords(x: CompareX, at: number): string {
  const { label, unit } = compareXWords[x].axis;
  return `${label} ${formatTick(at, unit)}`;
}

export function curvesTitle(model: CurvesModel): string {
  return `${capitalise(rateDefinition(model.rate).label)} on ${examplesWords(model)}`;
}

/** What colour says; one that is neither of the ramp nor left to it is the run's own. */
function colorWords(runs: readonly RunModel[]): string {
  const isOfRamp = ({ color }: RunModel) => color === null || color.startsWith("ramp-");
  if (!hasRamp(runs) || !runs.some(isOfRamp)) return "One line a run";
  const others = runs.every(isOfRamp) ? "" : "; any other colour is a run’s own";
  return `From blue to vermillion: more new facts in training${others}`;
}

export function curvesHowToRead({ rate, runs, groups, layout }: CurvesModel): string {
  const axes = layout === "multiples" ? " All pictures have the same axes." : "";
  if (groups) {
    const behind = runs.length > 0 ? " Dotted: the single runs." : "";
    return `Mean of each group; the band runs from its lowest to its highest run.${behind}${axes}`;
  }
  const ring = rate === "accuracy" ? "; a ring is a run’s best checkpoint" : "";
  const baseline = runs.find(({ isBaseline }) => isBaseline);
  const behind = layout === "multiples" && baseline ? ` Dotted: ${baseline.label}.` : "";
  return `${colorWords(runs)}${ring}.${behind}${axes}`;
}

/** From where to where each line goes, for those who do not see it. */
export function curvesSummary(series: readonly PlotSeries[]): string {
  return series
    .flatMap(({ label, points }) => {
      const measured = points.filter(({ y }) => y !== null);
      const [first, last] = [measured.at(0), measured.at(-1)];
      if (!first || !last) return [];
      return [`${label}: from ${formatPercent(first.y)} to ${formatPercent(last.y)}.`];
    })
    .join(" ");
}
