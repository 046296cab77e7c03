import { barWidth } from "@/components/charts/bar-pair";
import type { Drawing, DrawingText } from "@/components/charts/drawing";
import { estimateTextWidth } from "@/components/charts/label-layout";
import { type ColorToken, strokeOf, textColorOf } from "@/components/charts/paint";

/** A ratio as a bar with its name above, its value at its end and its counts below. */
export type RatioBar = {
  id: string;
  label: string;
  ratio: number | null;
  value: string;
  note: string;
  color: ColorToken;
};

const least = 64;
const most = 104;
const aroundBar = 46;
const labelSize = 12;
const valueSize = 15;

/** The height that bars ask for. */
export function barsHeight(bars: readonly RatioBar[]): number {
  return bars.length * least;
}

/** Bars on one scale from 0 to 100 %, as thick as the room lets them be. */
export function drawBars(
  bars: readonly RatioBar[],
  { width, height }: { width: number; height: number },
): Drawing {
  const row = Math.max(least, Math.min(most, Math.floor(height / Math.max(1, bars.length))));
  const thickness = row - aroundBar;
  const values = bars.map(({ value }) => estimateTextWidth(value, valueSize));
  const room = Math.max(0, width - Math.max(0, ...values) - 20);
  const lengthOf = ({ ratio }: RatioBar) => barWidth(ratio, room);
  const topOf = (index: number) => index * row + 20;
  const texts = bars.flatMap((bar, index): DrawingText[] => {
    const { id, label, value, note, color } = bar;
    const start = { anchor: "start", x: 0 } as const;
    const muted = "var(--muted)";
    const y = topOf(index);
    return [
      { id: `${id} label`, text: label, ...start, y: y - 11, color: muted, size: labelSize },
      {
        id: `${id} value`,
        text: value,
        ...{ ...start, x: lengthOf(bar) + 8, y: y + thickness / 2 },
        ...{ color: textColorOf(color), size: valueSize, weight: 700 },
      },
      { id: `${id} note`, text: note, ...start, y: y + thickness + 12, color: muted },
    ];
  });
  const shapes = bars.map((bar, index) => (
    <g key={bar.id}>
      <rect y={topOf(index)} width={room} height={thickness} rx={2} fill="var(--grid)" />
      <rect
        y={topOf(index)}
        width={lengthOf(bar)}
        height={thickness}
        rx={2}
        fill={strokeOf(bar.color)}
      />
    </g>
  ));
  return { width, height: row * bars.length, shapes, texts };
}
