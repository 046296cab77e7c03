import { type ColorToken, setColor } from "@/components/charts/paint";
import type { PlotPanel, PlotPoint, PlotSeries, XAxis } from "@/components/charts/plot-model";
import { type Course, previewWords } from "@/components/uploads/mapping-control/preview-words";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { Meanings } from "@/lib/domain/mapping/given-answers";
import { isRate, type SeriesMeaning } from "@/lib/domain/mapping/mapping";
import { wilson } from "@/lib/domain/rates/rates";
import { formatEpoch, formatPercent } from "@/lib/format";
import type { CandidateSeries } from "@/lib/uploads/inspect-schema";

/** A metric that is read as a rate, and what it is read as. */
export type RateSeries = { series: CandidateSeries; meaning: SeriesMeaning };

export function rateSeriesOf(series: readonly CandidateSeries[], meanings: Meanings): RateSeries[] {
  return series.flatMap((item) => {
    const meaning = meanings.get(item.key);
    return isRate(meaning) ? [{ series: item, meaning }] : [];
  });
}

/** The set's own name; else what split and class say. */
export function rateName({ series, meaning }: RateSeries): string {
  const { set, split, category, quantity } = meaning;
  const what = quantity === "accuracy" ? "" : ` ${quantity}`;
  if (set !== null) return `${set}${what}`;
  if (category === null) return `${series.set ?? series.key}${what}`;
  return `${split}${category === "all" ? "" : ` ${category}`}${what}`;
}

/** As a ratio; null where it is no number. */
export function ratioOf(value: number | null, { scale }: SeriesMeaning): number | null {
  if (value === null) return null;
  return scale === "percent" ? value / 100 : value;
}

const classColors: Record<Population, ColorToken> = {
  HighlyKnown: "highly-known",
  MaybeKnown: "maybe-known",
  WeaklyKnown: "weakly-known",
  Known: "known",
  Unknown: "unknown",
  all: "dev",
};

/** A class has its colour; sets without one are ranked by their first value, strongest first. */
export function rateColors(rates: readonly RateSeries[]): Map<string, ColorToken> {
  const open = rates.filter(({ meaning }) => meaning.category === null);
  const ranked = open.toSorted(
    (a, b) =>
      (ratioOf(b.series.first, b.meaning) ?? -1) - (ratioOf(a.series.first, a.meaning) ?? -1),
  );
  const rankOf = new Map(ranked.map(({ series }, rank) => [series.key, rank]));
  return new Map(
    rates.map(({ series, meaning }) => [
      series.key,
      meaning.category === null
        ? setColor(rankOf.get(series.key) ?? 0, open.length)
        : classColors[meaning.category],
    ]),
  );
}

type Axis = "epoch" | "step";
type Point = CandidateSeries["points"][number];

/** Epochs, where every point has one and they never go back; else steps. */
export function previewAxis(rates: readonly RateSeries[]): Axis {
  const rises = rates.every(({ series: { points } }) =>
    points.every(
      ({ epoch }, index) => epoch !== null && epoch >= (points[index - 1]?.epoch ?? -Infinity),
    ),
  );
  return rises && rates.length > 0 ? "epoch" : "step";
}

function placeOf({ step, epoch }: Point, axis: Axis): number {
  return axis === "epoch" ? (epoch ?? step) : step;
}

export type PreviewPicture = {
  panels: readonly PlotPanel[];
  series: readonly PlotSeries[];
  xAxis: XAxis;
  sentence: string;
  hasBands: boolean;
};

const dashes = { accuracy: "solid", hallucination: "dashed", abstention: "dotted" } as const;

/** The picture that the file would come to under these meanings; null where nothing is read as a rate. */
export function previewPicture(
  all: readonly CandidateSeries[],
  meanings: Meanings,
): PreviewPicture | null {
  const rates = rateSeriesOf(all, meanings);
  if (rates.length === 0) return null;
  const axis = previewAxis(rates);
  const colors = rateColors(rates);
  const drawn = rates.map((rate) =>
    rateLine(rate, { axis, color: colors.get(rate.series.key) ?? "dev" }),
  );
  const loss = trainLoss(all, { meanings, axis });
  const series = loss === null ? drawn : [...drawn, lossLine(loss, axis)];
  return {
    series,
    panels: panelsOf(series),
    xAxis: { label: axis, unit: "number" },
    sentence: previewWords(
      described(rates).map((rate) => courseOf(rate, axis)),
      axis,
    ),
    hasBands: drawn.some(({ points }) => points.some(({ low }) => low != null)),
  };
}

/** Accuracies of what was kept out of training, or of training where there is nothing else. */
function described(rates: readonly RateSeries[]): RateSeries[] {
  const accuracies = rates.filter(({ meaning }) => meaning.quantity === "accuracy");
  const heldOut = accuracies.filter(({ meaning }) => meaning.split !== "train");
  return heldOut.length > 0 ? heldOut : accuracies;
}

function panelsOf(series: readonly PlotSeries[]): PlotPanel[] {
  const panels: readonly PlotPanel[] = [
    { id: "train", unit: "ratio", domain: "full", height: 150, title: "train" },
    { id: "held-out", unit: "ratio", domain: "fit", height: 320 },
    { id: "loss", unit: "number", domain: "fit", height: 84 },
  ];
  return panels.filter(({ id }) => series.some(({ panel }) => panel === id));
}

function courseOf(rate: RateSeries, axis: Axis): Course {
  const points = rate.series.points.flatMap((point) => {
    const value = ratioOf(point.value, rate.meaning);
    return value === null ? [] : [{ x: placeOf(point, axis), step: point.step, value }];
  });
  return { name: rateName(rate), points };
}

function rateLine(rate: RateSeries, look: { axis: Axis; color: ColorToken }): PlotSeries {
  const { series, meaning } = rate;
  const points = series.points.map((point) => ratePoint(point, meaning, look.axis));
  const values = points.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]));
  const best = values.reduce<{ x: number; y: number } | null>(
    (top, point) => (top === null || point.y > top.y ? point : top),
    null,
  );
  const last = formatPercent(values.at(-1)?.y ?? null, 0);
  const isClear = meaning.category !== null || look.color === "set-0";
  return {
    id: series.key,
    label: `${rateName(rate)} ${last}`,
    shortLabel: `${meaning.set ?? meaning.category ?? rateName(rate)} ${last}`,
    color: look.color,
    dash: meaning.quantity in dashes ? dashes[meaning.quantity as keyof typeof dashes] : "solid",
    ringAt: meaning.quantity === "accuracy" ? (best?.x ?? null) : null,
    isStrong: isClear && meaning.split !== "train",
    panel: meaning.split === "train" ? "train" : "held-out",
    points,
  };
}

function ratePoint(point: Point, meaning: SeriesMeaning, axis: Axis): PlotPoint {
  const y = ratioOf(point.value, meaning);
  const label = formatEpoch(point.epoch, point.step);
  const { n, basis } = meaning;
  const hasBand = n !== null && (basis === "confirmed" || basis === "stated");
  const isRatio = y !== null && y >= 0 && y <= 1;
  const band = hasBand && isRatio ? wilson(Math.round(y * n), n) : null;
  return { x: placeOf(point, axis), y, label, ...(band ? { low: band.low, high: band.high } : {}) };
}

const lossKeys = ["train/loss", "loss", "train_loss", "training_loss"];

/** The loss of the training itself, where the file has one that can stand on the same axis. */
function trainLoss(
  all: readonly CandidateSeries[],
  { meanings, axis }: { meanings: Meanings; axis: Axis },
): CandidateSeries | null {
  const found = all.find(
    ({ key, count, points }) =>
      lossKeys.includes(key) &&
      count > 1 &&
      !isRate(meanings.get(key)) &&
      (axis === "step" || points.every(({ epoch }) => epoch !== null)),
  );
  return found ?? null;
}

function lossLine({ key, points }: CandidateSeries, axis: Axis): PlotSeries {
  return {
    id: key,
    label: "train loss",
    color: "ink",
    panel: "loss",
    points: points.map((point) => ({
      x: placeOf(point, axis),
      y: point.value,
      label: formatEpoch(point.epoch, point.step),
    })),
  };
}
