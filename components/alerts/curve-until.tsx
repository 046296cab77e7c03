import { fitDomain, hundredth } from "@/components/charts/axis";
import { linePath } from "@/components/charts/curve-path";

const [width, height, margin] = [104, 44, 5];

type CurveUntilProps = {
  /** Ratios up to the moment, then after it. */
  until: readonly number[];
  after: readonly number[];
  best: number | null;
  label: string;
};

/** A curve up to the moment that something was said, and in grey what came after it. */
export function CurveUntil({ until, after, best, label }: CurveUntilProps) {
  const all = [...until, ...after];
  if (all.length < 2) return null;
  const [low, high] = fitDomain({ values: all, unit: "ratio" });
  const x = (index: number) =>
    hundredth(margin + (index / (all.length - 1)) * (width - 2 * margin));
  const y = (value: number) =>
    hundredth(height - margin - ((value - low) / (high - low || 1)) * (height - 2 * margin));
  const path = (values: readonly number[], from: number) =>
    linePath(values.map((value, index) => [x(index + from), y(value)]));
  const moment = until.length - 1;
  const bestValue = best === null ? undefined : until[best];
  return (
    <svg width={width} height={height} role="img" aria-label={label} className="block shrink-0">
      <path
        d={path(all.slice(moment), moment)}
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth={1.4}
      />
      <path d={path(until, 0)} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
      {after.length > 0 && (
        <line
          x1={x(moment)}
          x2={x(moment)}
          y1={1}
          y2={height - 1}
          stroke="var(--confirmed)"
          strokeDasharray="3 2"
        />
      )}
      {best !== null && bestValue !== undefined && (
        <circle
          cx={x(best)}
          cy={y(bestValue)}
          r={3}
          fill="var(--card)"
          stroke="var(--recommended)"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}
