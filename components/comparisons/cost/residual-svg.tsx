import { createAxis, formatTick } from "@/components/charts/axis";
import { type ColorToken, strokeOf } from "@/components/charts/paint";
import type { KnowledgeCostResponse } from "@/lib/comparisons/schema";
import { formatEpoch, formatPercent, formatPoints } from "@/lib/format";

export type Residuals = NonNullable<KnowledgeCostResponse["points"]>;
export type RunPaint = { name: string; color: ColorToken };

export const residualHeight = 220;
const bounds = { left: 46, top: 10, bottom: residualHeight - 40 };

type ResidualSvgProps = {
  points: Residuals;
  width: number;
  paintOf: (run: string) => RunPaint;
};

/** How far the fit typically is from what was measured: root of the mean square, a ratio. */
export function typicalResidual(points: Residuals): number {
  const squares = points.reduce((sum, { residual }) => sum + residual ** 2, 0);
  return Math.sqrt(squares / points.length);
}

/** Measured minus expected by what was expected, at a width: the same on the page and in a file. */
export function ResidualSvg({ points, width, paintOf }: ResidualSvgProps) {
  const reach = points.reduce((most, { residual }) => Math.max(most, Math.abs(residual)), 0.01);
  const expected = points.map((point) => point.expected);
  const x = createAxis({
    domain: [Math.min(...expected), Math.max(...expected)],
    pixels: [bounds.left + 8, width - 12],
    ticks: 5,
  });
  const y = createAxis({ domain: [-reach, reach], pixels: [bounds.bottom, bounds.top], ticks: 4 });
  return (
    <>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={bounds.left}
            x2={width - 4}
            y1={y.at(tick)}
            y2={y.at(tick)}
            stroke={tick === 0 ? "var(--line-strong)" : "var(--grid)"}
          />
          <text
            x={bounds.left - 7}
            y={y.at(tick)}
            dy="0.34em"
            textAnchor="end"
            fontSize={11}
            fill="var(--muted)"
          >
            {formatPoints(tick).replace(/\.0 points| points/, "")}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <text
          key={tick}
          x={x.at(tick)}
          y={bounds.bottom + 16}
          textAnchor="middle"
          fontSize={11}
          fill="var(--muted)"
        >
          {formatTick(tick, "ratio")}
        </text>
      ))}
      <text
        x={(bounds.left + width) / 2}
        y={residualHeight - 6}
        textAnchor="middle"
        fontSize={11}
        fill="var(--muted)"
      >
        accuracy the fit expects
      </text>
      {points.map((point) => (
        <circle
          key={`${point.run} ${point.epoch} ${point.expected}`}
          cx={x.at(point.expected)}
          cy={y.at(point.residual)}
          r={2.6}
          fill={strokeOf(paintOf(point.run).color)}
          opacity={0.8}
        >
          <title>{`${paintOf(point.run).name}, ${formatEpoch(point.epoch, 0)}: ${formatPercent(point.accuracy)} measured, ${formatPercent(point.expected)} expected`}</title>
        </circle>
      ))}
    </>
  );
}
