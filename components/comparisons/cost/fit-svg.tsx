import { createAxis, fitDomain, formatTick } from "@/components/charts/axis";
import { strokeOf } from "@/components/charts/paint";
import type { Residuals, RunPaint } from "@/components/comparisons/cost/residual-svg";
import type { KnowledgeCostResponse } from "@/lib/comparisons/schema";
import { costLines } from "@/lib/domain/compare/cost-lines";
import { formatEpoch, formatPercent } from "@/lib/format";

export const fitHeight = 260;
const bounds = { left: 46, top: 10, bottom: fitHeight - 40 };
const labelWidth = 96;

type FitSvgProps = {
  cost: KnowledgeCostResponse;
  points: Residuals;
  width: number;
  paintOf: (run: string) => RunPaint;
};

function scalesOf(points: Residuals, values: readonly number[], width: number) {
  const shares = points.map(({ unknownShare }) => unknownShare);
  return {
    x: createAxis({
      domain: [0, Math.max(0.05, ...shares)],
      pixels: [bounds.left + 6, width - labelWidth],
      ticks: 5,
    }),
    y: createAxis({
      domain: fitDomain({ values, unit: "ratio" }),
      pixels: [bounds.bottom, bounds.top],
      ticks: 5,
    }),
  };
}

/** Every checkpoint by the Unknown share it has fitted, and the plane of the fit as lines of equal Known share. */
export function FitSvg({ cost, points, width, paintOf }: FitSvgProps) {
  const lines = costLines(points, {
    intercept: cost.intercept?.estimate ?? 0,
    known: cost.known?.estimate ?? null,
    unknown: cost.unknown?.estimate ?? null,
    epoch: cost.epoch?.estimate ?? null,
  });
  const ends = lines.flatMap(({ from, to }) => [from.accuracy, to.accuracy]);
  const { x, y } = scalesOf(points, [...points.map(({ accuracy }) => accuracy), ...ends], width);
  const text = { fontSize: 11, fill: "var(--muted)" };
  return (
    <>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={bounds.left}
            x2={width - labelWidth}
            y1={y.at(tick)}
            y2={y.at(tick)}
            stroke="var(--grid)"
          />
          <text x={bounds.left - 7} y={y.at(tick) + 4} textAnchor="end" {...text}>
            {formatTick(tick, "ratio")}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <text key={tick} x={x.at(tick)} y={bounds.bottom + 16} textAnchor="middle" {...text}>
          {formatTick(tick, "ratio")}
        </text>
      ))}
      <text
        x={(bounds.left + width - labelWidth) / 2}
        y={fitHeight - 6}
        textAnchor="middle"
        {...text}
      >
        Unknown fitted, share of the training set
      </text>
      {points.map((point) => (
        <circle
          key={`${point.run} ${point.epoch} ${point.expected}`}
          cx={x.at(point.unknownShare)}
          cy={y.at(point.accuracy)}
          r={2.6}
          fill={strokeOf(paintOf(point.run).color)}
          opacity={0.7}
        >
          <title>{`${paintOf(point.run).name}, ${formatEpoch(point.epoch, 0)}: ${formatPercent(point.accuracy)}, Unknown fitted ${formatPercent(point.unknownShare)}, Known ${formatPercent(point.knownShare)}`}</title>
        </circle>
      ))}
      {lines.map(({ knownShare, from, to }) => (
        <g key={knownShare}>
          <line
            x1={x.at(from.unknownShare)}
            y1={y.at(from.accuracy)}
            x2={x.at(to.unknownShare)}
            y2={y.at(to.accuracy)}
            stroke="var(--ink)"
            strokeWidth={1.4}
            strokeDasharray="5 4"
          />
          <text
            x={x.at(to.unknownShare) + 6}
            y={y.at(to.accuracy) + 4}
            stroke="var(--card)"
            strokeWidth={5}
            paintOrder="stroke"
            {...text}
          >
            Known {formatPercent(knownShare, 0)}
          </text>
        </g>
      ))}
    </>
  );
}
