import type { ColorToken } from "@/components/charts/paint";

/** How a number is read: a ratio of 0 to 1 shown as percent, a plain number, or milliseconds. */
export type Unit = "ratio" | "number" | "duration";

export type Range = readonly [number, number];

/** One value at one checkpoint. `label` names the checkpoint ("epoch 2"); null where nothing was measured. */
export type PlotPoint = {
  x: number;
  y: number | null;
  label: string;
  low?: number | null;
  high?: number | null;
  /** Where the value could lie for another reason than its interval has: drawn lighter. */
  lighter?: { low: number; high: number } | undefined;
  numerator?: number;
  total?: number;
  /** `total` is an estimate. */
  isEstimated?: boolean;
  /** What was logged instead of a number: the line breaks here, and a cross stands at the foot of the panel. */
  notANumber?: "NaN" | "Infinity" | "-Infinity";
  /** The checkpoint in a word, where `label` says something else of it: "epoch 4". */
  at?: string;
};

export type PlotSeries = {
  id: string;
  label: string;
  /** Said at the end of the line where the picture is narrow. */
  shortLabel?: string;
  color: ColorToken;
  dash?: "solid" | "dashed" | "dotted";
  /** Drawn at every point: it carries the series without colour where points are few. */
  marker?: "circle" | "square" | "diamond";
  /** A ring around this x, such as the best checkpoint of a run in a comparison. */
  ringAt?: number | null;
  isStrong?: boolean;
  /** The others of its panel are read with their difference from it. */
  isBaseline?: boolean;
  /** The line that this one was before it was smoothed into `behind`: faint, without a name, shown and hidden with it. */
  behind?: string;
  /** Points that no line joins: they are not one after the other, as runs of one share are not. */
  isScattered?: boolean;
  /** Intervals as a bar at every point instead of a band. */
  isWhiskered?: boolean;
  /** Where many lines meet, as at 100 % fitted, their names stand elsewhere. */
  hasNoEndLabel?: boolean;
  panel: string;
  points: readonly PlotPoint[];
};

export type MarkKind = "best" | "recommended" | "alarm" | "onset";

/** A vertical line at `x`, or for an onset with `from` and `to` a shaded span. */
export type PlotMark = {
  id: string;
  kind: MarkKind;
  x: number;
  from?: number | null;
  to?: number | null;
  /** The legend's words: "recommended checkpoint, epoch 2". */
  label: string;
  /** The word beside the mark; by default the kind's. */
  shortLabel?: string;
};

export type PlotPanel = {
  id: string;
  unit: Unit;
  /** "full" is 0 to 100 %; "fit" follows the values in sight; a range is the same in every picture. */
  domain: "full" | "fit" | Range;
  scale?: "linear" | "log";
  height: number;
  title?: string;
};

export type XAxis = { label: string; unit: Unit };

export type Plot = {
  panels: readonly PlotPanel[];
  series: readonly PlotSeries[];
  marks: readonly PlotMark[];
  xAxis: XAxis;
  zoom: Range | null;
  /** What is in sight without a zoom, where pictures stand side by side; by default from the first to the last point. */
  extent?: Range | undefined;
  hidden: readonly string[];
  /** "nearest": the cursor reads every series at its checkpoint nearest to it, for series that share no x. */
  reads?: "exact" | "nearest";
};

/** One picture a line instead of one of all lines: which stands behind each, the axes they share, and how high each is. */
export type Multiples = { baseline: string | null; x: Range; y: Range; height: number };
