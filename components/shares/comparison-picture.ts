import type { PlotPicture } from "@/components/charts/picture-model";
import type { PlotPanel, PlotSeries } from "@/components/charts/plot-model";
import { multiplesOf } from "@/components/charts/small-plots";
import { thinBehind } from "@/components/comparisons/curves/group-series";
import { hasRamp } from "@/components/comparisons/curves/run-looks";
import { examplesOf } from "@/components/exports/examples-of";
import { capitalise } from "@/components/runs/page/population-words";
import { runLines } from "@/components/shares/comparison-lines";
import { sharedX } from "@/components/shares/curve-points";
import { groupLines } from "@/components/shares/group-lines";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { formatPercent } from "@/lib/format";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

const panels: readonly PlotPanel[] = [
  { id: "unknown", unit: "ratio", domain: "full", height: 96, title: "Unknown fitted" },
  { id: "known", unit: "ratio", domain: "full", height: 96, title: "Known fitted" },
  { id: "dev", unit: "ratio", domain: "fit", height: 280 },
];

type Content = SharedComparisonContent;

function howToRead({ rate, runs, groups, layout }: Content): string {
  const axes = layout === "multiples" ? " All pictures have the same axes." : "";
  if (groups) {
    const behind = runs.length > 0 ? " Dotted: the single runs." : "";
    return `Mean of each group; the band runs from its lowest to its highest run.${behind}${axes}`;
  }
  const isRamp = hasRamp(runs.map(({ id, unknownShare }) => ({ run: id, unknownShare })));
  const how = isRamp ? "From blue to vermillion: more new facts in training" : "One line a run";
  const ring = rate === "accuracy" ? "; a ring is a run\u2019s best checkpoint" : "";
  const baseline = runs.find(({ isBaseline }) => isBaseline);
  const behind = layout === "multiples" && baseline ? ` Dotted: ${baseline.label}.` : "";
  return `${how}${ring}.${behind}${axes}`;
}

function summaryOf({ runs, groups }: Content): string {
  const ends = [
    ...(groups ?? []).map(({ label, points }) => ({ label, end: points.at(-1)?.mean ?? null })),
    ...runs.map(({ label, last }) => ({ label, end: last?.accuracy ?? null })),
  ];
  return ends.map(({ label, end }) => `${label}: ${formatPercent(end)} at the end.`).join(" ");
}

function linesOf(content: Content): readonly PlotSeries[] {
  const own = runLines(content);
  return content.groups ? [...thinBehind(own), ...groupLines(content)] : own;
}

/** A line a run or a group on the same examples, as on the comparison page: its colours, its rings, its axis. */
export function comparisonPicture(content: Content): PlotPicture {
  const { runs } = content;
  const series = linesOf(content);
  const baseline = runs.find(({ isBaseline }) => isBaseline)?.id ?? null;
  return {
    kind: "plot",
    title: `${capitalise(rateDefinition(content.rate).label)} on ${examplesOf(content)}`,
    howToRead: howToRead(content),
    summary: summaryOf(content),
    panels: panels.filter(({ id }) => series.some(({ panel }) => panel === id)),
    multiples: content.layout === "multiples" ? multiplesOf(series, { baseline }) : null,
    series,
    marks: [],
    xAxis: sharedX(
      content.x,
      runs.flatMap(({ points }) => points),
    ).axis,
    note: "",
  };
}
