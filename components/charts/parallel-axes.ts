import { type Axis, createAxis, formatTick, hundredth } from "@/components/charts/axis";
import type { Unit } from "@/components/charts/plot-model";
import { settingWords } from "@/lib/domain/compare/setting-words";

export type ParallelValue = number | string | null;
export type ParallelAxis = {
  key: string;
  label: string;
  unit?: Unit;
  /** One value a line, in the order of the lines. */
  values: readonly ParallelValue[];
};
export type PlacedAxis = {
  axis: ParallelAxis;
  x: number;
  ticks: readonly { y: number; text: string }[];
  yOf: (value: ParallelValue) => number | null;
};

function valueText(value: number, unit: Unit): string {
  return unit === "number" ? settingWords(value) : formatTick(value, unit);
}

type Margins = { left: number; right: number; top: number; bottom: number };

/** Learning rates from 1e-6 to 1e-3 would lie on top of each other on a straight scale. */
const logFrom = 10;

/** Up to so many, the values of the runs themselves are named: they say more than round numbers. */
const mostValues = 7;
const leastGap = 16;

function numeric(
  axis: ParallelAxis,
  numbers: readonly number[],
  room: Margins,
): Omit<PlacedAxis, "x"> {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const isLog = low > 0 && high / low > logFrom;
  const scale: Axis = createAxis({
    domain: [low, high],
    pixels: [room.bottom, room.top],
    ticks: 4,
    isLog,
  });
  const ends = [...new Set([low, high])];
  const values = [...new Set(numbers)];
  const between = values.length <= mostValues ? values : scale.ticks;
  const ticks = [...ends];
  for (const tick of between) {
    const isFree = ticks.every((other) => Math.abs(scale.at(tick) - scale.at(other)) > leastGap);
    if (tick > low && tick < high && isFree) ticks.push(tick);
  }
  const named = ticks.map((value) => ({
    y: scale.at(value),
    text: valueText(value, axis.unit ?? "number"),
  }));
  return {
    axis,
    ticks: named,
    yOf: (value) => (typeof value === "number" ? scale.at(value) : null),
  };
}

function categorical(axis: ParallelAxis, room: Margins): Omit<PlacedAxis, "x"> {
  const names = [
    ...new Set(axis.values.flatMap((value) => (value === null ? [] : [String(value)]))),
  ];
  const step = (room.bottom - room.top) / Math.max(1, names.length - 1);
  const middle = (room.bottom + room.top) / 2;
  const at = (index: number) => (names.length === 1 ? middle : room.bottom - index * step);
  const ticks = names.map((text, index) => ({ y: hundredth(at(index)), text }));
  return {
    axis,
    ticks,
    yOf: (value) => (value === null ? null : hundredth(at(names.indexOf(String(value))))),
  };
}

/** Axes side by side: numbers on a scale of their own, words evenly apart in order of appearance. */
export function placeAxes(axes: readonly ParallelAxis[], room: Margins): readonly PlacedAxis[] {
  const pitch = (room.right - room.left) / Math.max(1, axes.length - 1);
  return axes.map((axis, index) => {
    const numbers = axis.values.filter((value) => typeof value === "number");
    const isNumeric =
      numbers.length > 0 &&
      axis.values.every((value) => value === null || typeof value === "number");
    const placed = isNumeric ? numeric(axis, numbers, room) : categorical(axis, room);
    return { ...placed, x: hundredth(room.left + index * pitch) };
  });
}

/** The way of one line over all axes, broken where it has no value. */
export function pathOver(axes: readonly PlacedAxis[], line: number): string {
  let isDown = false;
  return axes
    .map(({ axis, x, yOf }) => {
      const y = yOf(axis.values[line] ?? null);
      const command = y === null ? "" : `${isDown ? "L" : "M"}${x} ${y}`;
      isDown = y !== null;
      return command;
    })
    .join("");
}
