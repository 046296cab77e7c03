import { type Axis, formatTick, hundredth } from "@/components/charts/axis";
import type { Drawing, DrawingText } from "@/components/charts/drawing";
import type { Unit } from "@/components/charts/plot-model";

type Axes = {
  scales: { x: Axis; y: Axis; left: number; right: number; bottom: number };
  xLabel: { text: string; y: number };
  xUnit?: Unit;
  yWords?: (tick: number) => string;
};

const color = "var(--muted)";

/** The frame of a drawing: a line at each tick of y, the ticks in words, and what x is. */
export function drawAxes(axes: Axes): Pick<Drawing, "shapes" | "texts"> {
  const { x, y, left, right, bottom } = axes.scales;
  const { xUnit = "ratio", yWords = (tick) => formatTick(tick, "ratio") } = axes;
  const texts: DrawingText[] = [
    ...x.ticks.map((tick): DrawingText => {
      const place = { x: x.at(tick), y: bottom + 12, anchor: "middle" as const };
      return { id: `x ${tick}`, text: formatTick(tick, xUnit), ...place, color };
    }),
    ...y.ticks.map((tick): DrawingText => {
      const place = { x: left - 7, y: y.at(tick), anchor: "end" as const };
      return { id: `y ${tick}`, text: yWords(tick), ...place, color };
    }),
    {
      ...{ id: "x axis", ...axes.xLabel, x: hundredth((left + right) / 2) },
      ...{ anchor: "middle", color },
    },
  ];
  const shapes = y.ticks.map((tick) => (
    <line key={tick} x1={left} x2={right} y1={y.at(tick)} y2={y.at(tick)} stroke="var(--grid)" />
  ));
  return { shapes, texts };
}
