import { fitText } from "@/components/charts/label-layout";
import { type ColorToken, strokeOf } from "@/components/charts/paint";
import {
  type ParallelAxis,
  type PlacedAxis,
  pathOver,
  placeAxes,
} from "@/components/charts/parallel-axes";
import { dashes } from "@/components/charts/series-stroke";

export type ParallelLine = {
  id: string;
  label: string;
  color: ColorToken;
  dash?: keyof typeof dashes;
};

export const parallelHeight = 296;
const leastPitch = 96;
const bounds = { left: 44, top: 46, bottom: parallelHeight - 24 };
const rightMargin = 80;
const hit = 10;

/** At least so wide that the names of the axes do not run into each other. */
export function parallelWidth(axes: readonly ParallelAxis[], room: number): number {
  return Math.max(room, (axes.length - 1) * leastPitch + 90);
}

/** The ends of an axis are written above and below it, those of the first beside it, where no line passes. */
function tickPosition({ y }: { y: number }, x: number) {
  if (y <= bounds.top + 1) return { x, y: y - 7, textAnchor: "middle" as const };
  if (y >= bounds.bottom - 1) return { x, y: y + 15, textAnchor: "middle" as const };
  const isFirst = x <= bounds.left;
  return isFirst
    ? { x: x - 6, y: y + 4, textAnchor: "end" as const }
    : { x: x + 6, y: y + 4, textAnchor: "start" as const };
}

function AxisRule({ placed, pitch }: { placed: PlacedAxis; pitch: number }) {
  const { axis, x, ticks } = placed;
  const isFirst = x <= bounds.left;
  return (
    <g>
      <line x1={x} x2={x} y1={bounds.top} y2={bounds.bottom} stroke="var(--line-strong)" />
      <text
        x={isFirst ? 0 : x}
        y={14}
        fontSize={11}
        fontWeight={600}
        textAnchor={isFirst ? "start" : "middle"}
        fill="var(--ink)"
      >
        {fitText(axis.label, pitch - 10, 11)}
      </text>
      {ticks.map((tick) => (
        <text
          key={`${tick.y} ${tick.text}`}
          {...tickPosition(tick, x)}
          fontSize={11}
          fill="var(--muted)"
          stroke="var(--card)"
          strokeWidth={5}
          paintOrder="stroke"
        >
          {fitText(tick.text, pitch - 14, 11)}
        </text>
      ))}
    </g>
  );
}

type ParallelSvgProps = {
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
  width: number;
  active?: string | null;
  onActive?: (id: string | null) => void;
};

/** The lines of all runs over the axes, at a width; without a pointer it is the picture of a file. */
export function ParallelSvg({ axes, lines, width, active = null, onActive }: ParallelSvgProps) {
  const room = { ...bounds, right: width - rightMargin };
  const placed = placeAxes(axes, room);
  const pitch = (room.right - room.left) / Math.max(1, axes.length - 1);
  return (
    <>
      {lines.map((line, index) => {
        const d = pathOver(placed, index);
        const isDim = active !== null && active !== line.id;
        return (
          <g
            key={line.id}
            onPointerEnter={onActive && (() => onActive(line.id))}
            onPointerLeave={onActive && (() => onActive(null))}
          >
            {onActive && <path d={d} fill="none" stroke="transparent" strokeWidth={hit} />}
            <path
              d={d}
              fill="none"
              stroke={strokeOf(line.color)}
              strokeDasharray={dashes[line.dash ?? "solid"]}
              strokeWidth={active === line.id ? 3 : 1.7}
              opacity={isDim ? 0.16 : 0.9}
            />
          </g>
        );
      })}
      <g pointerEvents="none">
        {placed.map((one) => (
          <AxisRule key={one.axis.key} placed={one} pitch={pitch} />
        ))}
      </g>
    </>
  );
}
