import { createAxis, hundredth } from "@/components/charts/axis";
import type { Flow } from "@/components/charts/flow-chart";
import { everyNthTick, flowLeft, mostChanged, signedCount } from "@/components/charts/flow-scale";
import type { Sketch, SketchText } from "@/components/charts/sketch";

type Room = { width: number; height: number };

const top = 6;
const axisHeight = 22;
const widestBar = 28;
const barPart = 0.78;

/** The bars of gains and losses as the server draws them, with what each side means in its corner. */
export function flowSketch(flows: readonly Flow[], { width, height }: Room): Sketch {
  const most = mostChanged(flows);
  const bottom = height - axisHeight;
  const y = createAxis({ domain: [-most, most], pixels: [bottom, top], ticks: 3 });
  const band = (width - flowLeft) / Math.max(1, flows.length);
  const bar = Math.min(widestBar, band * barPart);
  const middleOf = (index: number) => hundredth(flowLeft + (index + 0.5) * band);
  const every = everyNthTick(flows.length, width);
  const muted = "var(--muted)";
  const counts = [-most, 0, most].map((count): SketchText => {
    const place = { x: flowLeft - 8, y: y.at(count), anchor: "end" as const };
    return { id: `y ${count}`, text: signedCount(count), ...place, color: muted };
  });
  const names = flows.flatMap(({ key, tick, label }, index): SketchText[] => {
    if (index % every !== 0) return [];
    const place = { x: middleOf(index), y: bottom + 12, anchor: "middle" as const };
    return [{ id: `x ${key}`, text: tick ?? label, ...place, color: muted }];
  });
  const side = { x: width, anchor: "end", weight: 600 } as const;
  const sides: SketchText[] = [
    { id: "gained", text: "gained", ...side, y: top + 8, color: "var(--known-text)" },
    { id: "lost", text: "lost", ...side, y: bottom - 8, color: "var(--unknown-text)" },
  ];
  const boxOf = (index: number, count: number) => ({
    x: middleOf(index) - bar / 2,
    y: Math.min(y.at(0), y.at(count)),
    width: bar,
    height: Math.abs(y.at(count) - y.at(0)),
    rx: 1.5,
  });
  const shapes = (
    <>
      {[-most, 0, most].map((count) => (
        <line
          key={count}
          x1={flowLeft}
          x2={width}
          y1={y.at(count)}
          y2={y.at(count)}
          stroke={count === 0 ? "var(--line-strong)" : "var(--grid)"}
        />
      ))}
      {flows.map(({ key, gained, lost }, index) => (
        <g key={key}>
          <rect {...boxOf(index, gained)} fill="var(--known)" />
          <rect {...boxOf(index, -lost)} fill="var(--unknown)" />
        </g>
      ))}
    </>
  );
  return { width, height, shapes, texts: [...counts, ...names, ...sides] };
}
