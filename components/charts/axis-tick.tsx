import { formatTick } from "@/components/charts/axis";
import { labelSize } from "@/components/charts/panel-layout";
import type { Unit } from "@/components/charts/plot-model";

type AxisTickProps = { x: number; y: number; value: number; unit: Unit };

export function XTick({ x, y, value, unit }: AxisTickProps) {
  return (
    <text x={x} y={y + 16} textAnchor="middle" fontSize={labelSize} fill="var(--muted)">
      {formatTick(value, unit)}
    </text>
  );
}

export function YTick({ x, y, value, unit }: AxisTickProps) {
  return (
    <text x={x - 7} y={y} dy="0.34em" textAnchor="end" fontSize={labelSize} fill="var(--muted)">
      {formatTick(value, unit)}
    </text>
  );
}
