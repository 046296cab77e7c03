import { drawAxes } from "@/components/charts/axes-svg";
import { createAxis, fitDomain } from "@/components/charts/axis";
import type { Drawing, DrawingText } from "@/components/charts/drawing";
import { type ColorToken, strokeOf } from "@/components/charts/paint";
import { signedPoints } from "@/components/comparisons/curves/points-words";
import type { KnowledgeCostResponse } from "@/lib/comparisons/schema";
import { costLines } from "@/lib/domain/compare/cost-lines";
import { formatEpoch, formatPercent } from "@/lib/format";

export type CostPoints = NonNullable<KnowledgeCostResponse["points"]>;
export type RunPaint = { name: string; color: ColorToken };
type CostDots = { points: CostPoints; paintOf: (run: string) => RunPaint };

const [left, top, below] = [46, 10, 40];
const [fitHeight, residualHeight] = [260, 220];
const labelWidth = 96;

type DotsProps = CostDots & {
  placeOf: (point: CostPoints[number]) => { cx: number; cy: number };
  wordsOf: (point: CostPoints[number]) => string;
};

function Dots({ points, paintOf, placeOf, wordsOf }: DotsProps) {
  return points.map((point) => (
    <circle
      key={`${point.run} ${point.epoch} ${point.expected}`}
      {...placeOf(point)}
      r={2.6}
      fill={strokeOf(paintOf(point.run).color)}
      opacity={0.7}
    >
      <title>{`${paintOf(point.run).name}, ${formatEpoch(point.epoch, 0)}: ${formatPercent(point.accuracy)} ${wordsOf(point)}`}</title>
    </circle>
  ));
}

/** Every checkpoint by the Unknown share it has fitted, and the plane of the fit as lines of equal Known share. */
export function drawFit(cost: KnowledgeCostResponse, dots: CostDots, width: number): Drawing {
  const { points } = dots;
  const lines = costLines(points, {
    intercept: cost.intercept?.estimate ?? 0,
    known: cost.known?.estimate ?? null,
    unknown: cost.unknown?.estimate ?? null,
    epoch: cost.epoch?.estimate ?? null,
  });
  const ends = lines.flatMap(({ from, to }) => [from.accuracy, to.accuracy]);
  const values = [...points.map(({ accuracy }) => accuracy), ...ends];
  const most = Math.max(0.05, ...points.map(({ unknownShare }) => unknownShare));
  const [right, bottom] = [width - labelWidth, fitHeight - below];
  const x = createAxis({ domain: [0, most], pixels: [left + 6, right], ticks: 5 });
  const domain = fitDomain({ values, unit: "ratio" });
  const y = createAxis({ domain, pixels: [bottom, top], ticks: 5 });
  const axes = drawAxes({
    scales: { x, y, left, right, bottom },
    xLabel: { text: "Unknown fitted, share of the training set", y: fitHeight - 10 },
  });
  const shapes = (
    <>
      {axes.shapes}
      <Dots
        {...dots}
        placeOf={(point) => ({ cx: x.at(point.unknownShare), cy: y.at(point.accuracy) })}
        wordsOf={({ unknownShare, knownShare }) =>
          `with Unknown fitted ${formatPercent(unknownShare)}, Known ${formatPercent(knownShare)}`
        }
      />
      {lines.map(({ knownShare, from, to }) => (
        <line
          key={knownShare}
          x1={x.at(from.unknownShare)}
          y1={y.at(from.accuracy)}
          x2={x.at(to.unknownShare)}
          y2={y.at(to.accuracy)}
          stroke="var(--ink)"
          strokeWidth={1.4}
          strokeDasharray="5 4"
        />
      ))}
    </>
  );
  const names = lines.map(({ knownShare, to }): DrawingText => {
    const place = { x: x.at(to.unknownShare) + 6, y: y.at(to.accuracy), hasEdge: true };
    const text = `Known ${formatPercent(knownShare, 0)}`;
    return { id: text, text, ...place, anchor: "start", color: "var(--muted)" };
  });
  return { width, height: fitHeight, shapes, texts: [...axes.texts, ...names] };
}

/** Measured minus expected by what was expected. */
export function drawResiduals(dots: CostDots, width: number): Drawing {
  const { points } = dots;
  const reach = points.reduce((most, { residual }) => Math.max(most, Math.abs(residual)), 0.01);
  const expected = points.map((point) => point.expected);
  const [right, bottom] = [width - 4, residualHeight - below];
  const x = createAxis({
    domain: [Math.min(...expected), Math.max(...expected)],
    pixels: [left + 8, width - 12],
    ticks: 5,
  });
  const y = createAxis({ domain: [-reach, reach], pixels: [bottom, top], ticks: 4 });
  const axes = drawAxes({
    scales: { x, y, left, right, bottom },
    xLabel: { text: "accuracy the fit expects", y: residualHeight - 10 },
    yWords: (tick) => signedPoints(tick * 100).replace(".0", ""),
  });
  const shapes = (
    <>
      {axes.shapes}
      <line x1={left} x2={right} y1={y.at(0)} y2={y.at(0)} stroke="var(--line-strong)" />
      <Dots
        {...dots}
        placeOf={(point) => ({ cx: x.at(point.expected), cy: y.at(point.residual) })}
        wordsOf={(point) => `measured, ${formatPercent(point.expected)} expected`}
      />
    </>
  );
  return { width, height: residualHeight, shapes, texts: axes.texts };
}
