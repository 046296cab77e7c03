import type { PlotSeries } from "@/components/charts/plot-model";
import { capitalise } from "@/components/runs/page/population-words";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import type { CurveRate } from "@/lib/comparisons/view-state";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { formatPercent } from "@/lib/format";

type Shown = Pick<ComparisonAnswer, "split" | "population" | "where" | "intersected">;

/** "Known dev examples", "shared test examples", with the part of the split where one is looked at. */
export function examplesWords({ split, population, where, intersected }: Shown): string {
  const who = population === "all" ? "" : `${population} `;
  const shared = intersected ? "shared " : "";
  return `${shared}${who}${split ?? ""} examples${where ? ` with ${where}` : ""}`;
}

export function curvesTitle(shown: Shown, rate: CurveRate): string {
  return `${capitalise(rateDefinition(rate).label)} on ${examplesWords(shown)}`;
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

type Layout = { isRamp: boolean; isGrouped: boolean; isMultiple: boolean };

export function curvesHowToRead({ isRamp, isGrouped, isMultiple }: Layout): string {
  const axes = isMultiple ? " · the same axes everywhere" : "";
  if (isGrouped)
    return `Mean of each group; the band runs from its lowest to its highest run${axes}`;
  const color = isRamp ? "Colour: share of Unknown, blue none, vermillion all" : "One line a run";
  const behind = isMultiple ? " · dotted: baseline" : "";
  return `${color} · ring: best checkpoint${behind}${axes}`;
}
