import { describe, expect, it } from "vitest";
import type { Plot } from "@/components/charts/plot-model";
import { nearestStop, readAt, sayAt, stopsOf } from "@/components/charts/reading";

const plot: Plot = {
  panels: [
    { id: "train", unit: "ratio", domain: "full", height: 100 },
    { id: "dev", unit: "ratio", domain: "fit", height: 100 },
  ],
  series: [
    {
      id: "dev",
      label: "Dev Known",
      color: "dev",
      panel: "dev",
      points: [
        { x: 0, y: 0.8, label: "epoch 0" },
        { x: 2, y: 0.8475, low: 0.821, high: 0.871, numerator: 678, total: 800, label: "epoch 2" },
      ],
    },
    {
      id: "unknown",
      label: "Train Unknown",
      color: "unknown",
      panel: "train",
      points: [{ x: 2, y: null, label: "epoch 2" }],
    },
  ],
  marks: [],
  xAxis: { label: "epoch", unit: "number" },
  zoom: null,
  hidden: [],
};

describe("stopsOf", () => {
  it("names every checkpoint once, from left to right", () => {
    expect(stopsOf(plot)).toEqual([
      { x: 0, label: "epoch 0" },
      { x: 2, label: "epoch 2" },
    ]);
  });

  it("leaves out what the zoom does not show and what is hidden", () => {
    expect(stopsOf({ ...plot, zoom: [1, 3] })).toEqual([{ x: 2, label: "epoch 2" }]);
    expect(stopsOf({ ...plot, hidden: ["dev"] })).toEqual([{ x: 2, label: "epoch 2" }]);
  });
});

describe("nearestStop", () => {
  it("finds the nearest checkpoint, and none among none", () => {
    expect(nearestStop(stopsOf(plot), 1.4)).toBe(1);
    expect(nearestStop([], 1)).toBeNull();
  });
});

describe("readAt", () => {
  it("reads value, counts and interval, panel by panel", () => {
    const readings = readAt(plot, { x: 2, label: "epoch 2" });
    expect(readings.map(({ series, text, detail }) => [series.id, text, detail])).toEqual([
      ["unknown", "–", ""],
      ["dev", "84.8\u202f%", "678 of 800 · 82.1 to 87.1"],
    ]);
  });

  it("says them as one sentence", () => {
    expect(sayAt({ ...plot, hidden: ["unknown"] }, { x: 0, label: "epoch 0" })).toBe(
      "epoch 0: Dev Known 80.0\u202f%",
    );
  });
});
describe("readAt of series that share no x", () => {
  const line = (id: string, points: readonly (readonly [number, number | null])[]) => ({
    ...{ id, label: id, color: "dev" as const, panel: "dev" },
    points: points.map(([x, y], k) => ({ x, y, label: `${id} at ${x}`, at: `epoch ${k}` })),
  });
  const apart: Plot = {
    ...plot,
    reads: "nearest",
    series: [
      line("a", [
        [0, 0.8],
        [10, 0.7],
        [20, 0.6],
      ]),
      line("b", [
        [0, 0.8],
        [9, 0.5],
        [11, null],
      ]),
    ],
  };
  const read = (x: number, label: string) =>
    readAt(apart, { x, label }).map(({ series, x: at, text, detail }) => [
      ...[series.id, at, text, detail],
    ]);

  it("reads each at its nearest measured checkpoint, and names that one", () => {
    expect(read(10, "a at 10")).toEqual([
      ["a", 10, "70.0\u202f%", ""],
      ["b", 9, "50.0\u202f%", "epoch 1"],
    ]);
  });

  it("says how far each is from the baseline", () => {
    const [first, ...rest] = apart.series;
    const against = {
      ...apart,
      series: [...(first ? [{ ...first, isBaseline: true }] : []), ...rest],
    };
    const details = readAt(against, { x: 10, label: "a at 10" }).map(({ detail }) => detail);
    expect(details).toEqual(["", "−20.0 points · epoch 1"]);
  });

  it("leaves out a series that has ended", () => {
    expect(read(20, "a at 20").map(([id]) => id)).toEqual(["a"]);
  });
});
