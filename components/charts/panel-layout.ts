import { type Axis, createAxis, fitDomain } from "@/components/charts/axis";
import {
  estimateTextWidth,
  fitTexts,
  placeMarkLabels,
  spreadLabels,
} from "@/components/charts/label-layout";
import type {
  MarkKind,
  Plot,
  PlotMark,
  PlotPanel,
  PlotPoint,
  PlotSeries,
  Range,
} from "@/components/charts/plot-model";

export const labelSize = 11;
const lineHeight = 13;
const rowHeight = 14;
const panelGap = 22;
export const axisHeight = 22;
const axisTitleHeight = 18;
const quarters = [0, 0.25, 0.5, 0.75, 1] as const;
/** Lower than this the words of quarters would lie over each other. */
const leastQuartersHeight = 4 * lineHeight;
const leftMargin = 48;
const narrowWidth = 520;
const leastRatioWidth = 0.04;

const markWords: Record<MarkKind, string> = {
  best: "best",
  recommended: "recommended",
  alarm: "confirmed",
  onset: "1 point lost",
};

export type DrawnLabel = { id: string; text: string; y: number; series: PlotSeries };
export type DrawnPanel = {
  panel: PlotPanel;
  top: number;
  bottom: number;
  y: Axis;
  series: readonly PlotSeries[];
  labels: readonly DrawnLabel[];
};
export type DrawnMark = {
  mark: PlotMark;
  x: number;
  /** Where its line starts: beside its words. */
  top: number;
  span: Range | null;
  label: { text: string; left: number; y: number };
};
export type PanelLayout = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: Axis;
  panels: readonly DrawnPanel[];
  marks: readonly DrawnMark[];
};

type Frame = { left: number; right: number; x: Axis };

/** From the least to the most; 0 to 1 where there is nothing. */
export function extentOf(values: readonly number[]): Range {
  if (values.length === 0) return [0, 1];
  return values.reduce<Range>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function isInSight(point: PlotPoint, [from, to]: Range) {
  return point.x >= from && point.x <= to;
}

function domainOf(panel: PlotPanel, series: readonly PlotSeries[], sight: Range): Range {
  if (panel.domain === "full") return [0, 1];
  if (panel.domain !== "fit") return panel.domain;
  const values = series.flatMap(({ points }) =>
    points
      .filter((point) => isInSight(point, sight))
      .flatMap(({ y, low, high, lighter }) => [y, low, high, lighter?.low, lighter?.high])
      .filter((value): value is number => typeof value === "number" && Number.isFinite(value)),
  );
  if (panel.scale === "log") return fitDomain({ values, unit: panel.unit, isLog: true });
  // Whole ticks make the air around values; those that hardly differ get theirs here.
  const [low, high] = extentOf(values);
  const isWide = high - low >= (panel.unit === "ratio" ? leastRatioWidth : Number.MIN_VALUE);
  return isWide ? [low, high] : fitDomain({ values, unit: panel.unit });
}

function labelText(series: PlotSeries, isNarrow: boolean) {
  return isNarrow ? (series.shortLabel ?? series.label) : series.label;
}

type PanelSize = {
  top: number;
  bottom: number;
  frame: Frame;
  isNarrow: boolean;
  labelWidth: number;
};

function lastInSight(series: PlotSeries, sight: Range) {
  return series.points.findLast((point) => point.y !== null && isInSight(point, sight));
}

function drawPanel(panel: PlotPanel, series: readonly PlotSeries[], room: PanelSize): DrawnPanel {
  const { top, bottom, frame, isNarrow, labelWidth } = room;
  const isFull = panel.domain === "full";
  const y = createAxis({
    domain: domainOf(panel, series, frame.x.domain),
    pixels: [bottom, top],
    ticks: bottom - top < 120 ? 4 : 5,
    isLog: panel.scale === "log",
    // Ticks reach over the data at both ends.
    isNice: panel.domain === "fit" && panel.scale !== "log",
  });
  const ends = series.flatMap((item) => {
    if (item.hasNoEndLabel || item.behind) return [];
    const last = lastInSight(item, frame.x.domain);
    const at = last?.y == null ? Number.NaN : y.at(last.y);
    return Number.isFinite(at) ? [{ id: item.id, y: at }] : [];
  });
  const placed = spreadLabels(ends, { height: lineHeight, top, bottom });
  const named = series.filter(({ id }) => placed.has(id));
  const words = named.map((item) => labelText(item, isNarrow));
  const texts = fitTexts(words, labelWidth, labelSize);
  const labels = named.map((item, at) => {
    return { id: item.id, text: texts[at] ?? "", y: placed.get(item.id) ?? 0, series: item };
  });
  const marked = bottom - top < leastQuartersHeight ? ([0, 1] as const) : quarters;
  const axis = isFull ? { ...y, ticks: marked } : y;
  return { panel, top, bottom, y: axis, labels, series };
}

function drawMarks(marks: readonly PlotMark[], frame: Frame) {
  const [from, to] = frame.x.domain;
  const clamp = (value: number) => frame.x.at(Math.min(to, Math.max(from, value)));
  const seen = marks.filter((mark) => (mark.to ?? mark.x) >= from && (mark.from ?? mark.x) <= to);
  const words = seen.map((mark) => {
    const text = mark.shortLabel ?? markWords[mark.kind];
    const x = clamp(mark.from ?? mark.x);
    return { id: mark.id, text, x: x + 4, width: estimateTextWidth(text, labelSize) };
  });
  const placed = placeMarkLabels(words, { left: frame.left, right: frame.right + 40, gap: 8 });
  const rows = [...placed.values()].reduce((most, { row }) => Math.max(most, row + 1), 0);
  const drawn = seen.map((mark, index): DrawnMark => {
    const at = placed.get(mark.id) ?? { left: frame.left, row: 0 };
    const hasSpan = mark.from != null && mark.to != null;
    const y = (rows - 1 - at.row) * rowHeight + 11;
    return {
      mark,
      x: clamp(mark.x),
      top: y - 9,
      span: hasSpan ? [clamp(mark.from ?? mark.x), clamp(mark.to ?? mark.x)] : null,
      label: { text: words[index]?.text ?? "", left: at.left, y },
    };
  });
  return { drawn, height: rows * rowHeight };
}

/** "epoch" and "step" stand before the ticks; longer words need a line of their own. */
export function isShortTitle(label: string): boolean {
  return label.length <= 6;
}

/** Where everything stands, from plain numbers: the same for the page, a shared page and a picture. */
export function layOutPanels(plot: Plot, width: number): PanelLayout {
  const isNarrow = width < narrowWidth;
  const series = plot.series.filter(({ id, behind }) => !plot.hidden.includes(behind ?? id));
  const longest = plot.series.reduce(
    (most, item) =>
      item.hasNoEndLabel || item.behind
        ? most
        : Math.max(most, estimateTextWidth(labelText(item, isNarrow), labelSize)),
    0,
  );
  const labelWidth = Math.min(longest + 2, isNarrow ? 84 : 160);
  const left = isNarrow ? leftMargin - 8 : leftMargin;
  const right = Math.max(left + 60, width - labelWidth - 12);
  const sight =
    plot.zoom ??
    plot.extent ??
    extentOf(plot.series.flatMap(({ points }) => points.map(({ x }) => x)));
  const x = createAxis({ domain: sight, pixels: [left, right], ticks: isNarrow ? 4 : 7 });
  const frame = { left, right, x };
  const marks = drawMarks(plot.marks, frame);
  const top = marks.height + 8;
  let cursor = top;
  const panels = plot.panels.map((panel) => {
    const bounds = { top: cursor, bottom: cursor + panel.height };
    cursor = bounds.bottom + panelGap;
    const own = series.filter((item) => item.panel === panel.id);
    return drawPanel(panel, own, { ...bounds, frame, isNarrow, labelWidth });
  });
  const bottom = cursor - panelGap;
  const height = bottom + axisHeight + (isShortTitle(plot.xAxis.label) ? 0 : axisTitleHeight);
  return { width, height, left, right, top, bottom, x, panels, marks: marks.drawn };
}
