import type { ReactNode } from "react";
import { createAxis, hundredth } from "@/components/charts/axis";
import type { Drawing, DrawingText } from "@/components/charts/drawing";

export type Flow = { key: string; label: string; tick?: string; gained: number; lost: number };
export type FlowSide = "gained" | "lost";
/** A bar of the drawing in its order from left to right, gained before lost. */
export type FlowBox = {
  flow: Flow;
  side: FlowSide;
  box: { x: number; y: number; width: number; height: number };
};
type Size = { width: number; height: number };

const left = 44;
const top = 6;
const axisHeight = 22;
const widestBar = 28;
const barPart = 0.78;
const tickPixels = 34;
const muted = "var(--muted)";

export const flowPaints: Record<FlowSide, string> = {
  gained: "var(--known)",
  lost: "var(--unknown)",
};

function layOutFlow(flows: readonly Flow[], { width, height }: Size) {
  const most = flows.reduce((high, { gained, lost }) => Math.max(high, gained, lost), 0);
  const bottom = height - axisHeight;
  const y = createAxis({ domain: [-most, most], pixels: [bottom, top], ticks: 3 });
  const band = (width - left) / Math.max(1, flows.length);
  return { most, bottom, y, band };
}

/** The checkpoint whose column a pixel lies in. */
export function flowAt(flows: readonly Flow[], x: number, width: number): Flow | null {
  const { band } = layOutFlow(flows, { width, height: 0 });
  return flows[Math.floor((x - left) / band)] ?? null;
}

function boxesOf(flows: readonly Flow[], room: Size): readonly FlowBox[] {
  const { y, band } = layOutFlow(flows, room);
  const width = Math.min(widestBar, band * barPart);
  return flows.flatMap((flow, index) =>
    (["gained", "lost"] as const).map((side): FlowBox => {
      const end = y.at(side === "gained" ? flow.gained : -flow.lost);
      const x = hundredth(left + (index + 0.5) * band) - width / 2;
      const height = Math.abs(end - y.at(0));
      return { flow, side, box: { x, y: Math.min(y.at(0), end), width, height } };
    }),
  );
}

function signed(count: number): string {
  if (count === 0) return "0";
  return `${count > 0 ? "+" : "−"}${Math.abs(count)}`;
}

function textsOf(flows: readonly Flow[], room: Size): readonly DrawingText[] {
  const { most, bottom, y, band } = layOutFlow(flows, room);
  const every = Math.max(1, Math.ceil(tickPixels / band));
  const counts = [-most, 0, most].map((count): DrawingText => {
    const place = { x: left - 8, y: y.at(count), anchor: "end" as const };
    return { id: `y ${count}`, text: signed(count), ...place, color: muted };
  });
  const names = flows.flatMap(({ key, tick, label }, index): DrawingText[] => {
    if (index % every !== 0) return [];
    const x = hundredth(left + (index + 0.5) * band);
    const place = { x, y: bottom + 12, anchor: "middle" as const };
    return [{ id: `x ${key}`, text: tick ?? label, ...place, color: muted }];
  });
  const side = { x: room.width, anchor: "end", weight: 600 } as const;
  return [
    ...[...counts, ...names],
    { id: "gained", text: "gained", ...side, y: top + 8, color: "var(--known-text)" },
    { id: "lost", text: "lost", ...side, y: bottom - 8, color: "var(--unknown-text)" },
  ];
}

type DrawBar = (bar: FlowBox, place: number) => ReactNode;

const plainBar: DrawBar = ({ flow, side, box }) => (
  <rect key={`${flow.key} ${side}`} {...box} rx={1.5} fill={flowPaints[side]} />
);

/** Gains above and losses below on one scale, with what each side means in its corner. */
export function drawFlow(flows: readonly Flow[], room: Size, drawBar: DrawBar = plainBar): Drawing {
  const { most, y } = layOutFlow(flows, room);
  const shapes = (
    <>
      {[-most, 0, most].map((count) => (
        <line
          key={count}
          x1={left}
          x2={room.width}
          y1={y.at(count)}
          y2={y.at(count)}
          stroke={count === 0 ? "var(--line-strong)" : "var(--grid)"}
        />
      ))}
      {boxesOf(flows, room).map(drawBar)}
    </>
  );
  return { ...room, shapes, texts: textsOf(flows, room) };
}
