import { createAxis, formatTick } from "@/components/charts/axis";
import { strokeOf } from "@/components/charts/paint";
import { useElementWidth } from "@/components/charts/use-element-width";
import { useComparison } from "@/components/comparisons/comparison-context";
import type { KnowledgeCostAnswer } from "@/lib/comparisons/schema";
import { formatEpoch, formatPercent, formatPoints } from "@/lib/format";

type ResidualPlotProps = { points: NonNullable<KnowledgeCostAnswer["points"]> };

const height = 220;
const bounds = { left: 46, top: 10, bottom: height - 40 };

/** Measured minus expected, by what was expected: a bend or a fan says that the plane is not the whole truth. */
export function ResidualPlot({ points }: ResidualPlotProps) {
  const { looks, answer } = useComparison();
  const { ref, width } = useElementWidth();
  if (points.length === 0) return null;
  const reach = points.reduce((most, { residual }) => Math.max(most, Math.abs(residual)), 0.01);
  const expected = points.map((point) => point.expected);
  const x = createAxis({
    domain: [Math.min(...expected), Math.max(...expected)],
    pixels: [bounds.left + 8, width - 12],
    ticks: 5,
  });
  const y = createAxis({ domain: [-reach, reach], pixels: [bounds.bottom, bounds.top], ticks: 4 });
  const nameOf = new Map(answer.runs.map(({ run, name }) => [run, name]));
  const spread = Math.sqrt(
    points.reduce((sum, { residual }) => sum + residual ** 2, 0) / points.length,
  );
  return (
    <figure ref={ref} className="min-w-0">
      <figcaption className="mb-1 text-caption text-muted">
        Residuals: measured minus expected accuracy, typically{" "}
        {formatPoints(spread).replace("+", "")} off
      </figcaption>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
        <title>{`Residuals of ${points.length} checkpoints, typically ${formatPoints(spread).replace("+", "")} off`}</title>
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
          y={height - 6}
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
            fill={strokeOf(looks.get(point.run)?.color ?? "muted")}
            opacity={0.8}
          >
            <title>{`${nameOf.get(point.run) ?? point.run}, ${formatEpoch(point.epoch, 0)}: ${formatPercent(point.accuracy)} measured, ${formatPercent(point.expected)} expected`}</title>
          </circle>
        ))}
      </svg>
    </figure>
  );
}
