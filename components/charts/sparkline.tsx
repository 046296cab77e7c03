import { fitDomain, hundredth } from "@/components/charts/axis";
import { linePath } from "@/components/charts/curve-path";
import { type ColorToken, strokeOf } from "@/components/charts/paint";

type SparklineProps = {
  /** Ratios in order; null where nothing was measured. */
  values: readonly (number | null)[];
  label: string;
  color?: ColorToken;
  /** Index of the best checkpoint: a ring. */
  bestIndex?: number | null;
  /** Of the ring: green says that it may be used. */
  ringColor?: "recommended" | "muted";
  width?: number;
  height?: number;
};

/** A line for a table row: no axis, the best and the last checkpoint marked; drawn on the server. */
export function Sparkline(props: SparklineProps) {
  const { values, label, color = "dev", bestIndex = null, width = 104, height = 26 } = props;
  const { ringColor = "recommended" } = props;
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) return <span className="text-muted">–</span>;
  const [low, high] = fitDomain({ values: known, unit: "ratio" });
  const x = (index: number) =>
    hundredth(4 + (index / Math.max(1, values.length - 1)) * (width - 8));
  const y = (value: number) =>
    hundredth(height - 4 - ((value - low) / (high - low || 1)) * (height - 8));
  const path = linePath(
    values.map((value, index) => (value === null ? null : [x(index), y(value)])),
  );
  const last = values.findLastIndex((value) => value !== null);
  const lastValue = values[last] ?? null;
  const best = bestIndex === null ? null : (values[bestIndex] ?? null);
  return (
    <svg width={width} height={height} role="img" aria-label={label} className="block">
      <path d={path} fill="none" stroke={strokeOf(color)} strokeWidth={1.4} />
      {lastValue !== null && <circle cx={x(last)} cy={y(lastValue)} r={2} fill={strokeOf(color)} />}
      {best !== null && bestIndex !== null && (
        <circle
          cx={x(bestIndex)}
          cy={y(best)}
          r={2.8}
          fill="var(--card)"
          stroke={`var(--${ringColor})`}
          strokeWidth={1.4}
        />
      )}
    </svg>
  );
}
