import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutMultiples } from "./multiples-layout";
import { multiplesOf, smallPlots } from "./multiples-model";
import type { PlotSeries } from "./plot-model";

const line = (id: string, values: readonly number[], spread = 0): PlotSeries => ({
  ...{ id, label: `Run ${id}`, color: "dev", panel: "dev", marker: "circle", ringAt: 1 },
  points: values.map((y, x) => ({
    ...{ x, y, label: `Epoch ${x}` },
    ...(spread > 0 ? { low: y - spread, high: y + spread } : {}),
  })),
});
const lines = [line("a", [0.5, 0.7, 0.4]), line("b", [0.5, 0.9, 0.8, 0.2]), line("c", [0.5])];
const xAxis = { label: "epoch", unit: "number" } as const;

describe("multiplesOf", () => {
  it("holds every value and place of every line", () => {
    const { x, y } = multiplesOf(lines, { baseline: "a" });
    expect(x).toEqual([0, 3]);
    expect(y[0]).toBeLessThanOrEqual(0.2);
    expect(y[1]).toBeGreaterThanOrEqual(0.9);
  });

  it("holds bands too", () => {
    const { y } = multiplesOf([line("a", [0.5], 0.3)], { baseline: null });
    expect(y[0]).toBeLessThanOrEqual(0.2);
    expect(y[1]).toBeGreaterThanOrEqual(0.8);
  });
});

describe("smallPlots", () => {
  it("draws each line alone, with the baseline behind all but itself", () => {
    const plots = smallPlots(lines, { baseline: "b", hidden: [] });
    expect(plots.map(({ id, series }) => [id, series.map((one) => one.id)])).toEqual([
      ["a", ["behind", "a"]],
      ["b", ["b"]],
      ["c", ["behind", "c"]],
    ]);
    expect(plots[0]?.series[0]).toMatchObject({ color: "muted", dash: "dotted", isStrong: false });
    expect(plots[0]?.series[0]).not.toHaveProperty("ringAt");
  });

  it("leaves out what is hidden, the baseline behind the others included", () => {
    const plots = smallPlots(lines, { baseline: "b", hidden: ["b"] });
    expect(plots.map(({ series }) => series.map(({ id }) => id))).toEqual([["a"], ["c"]]);
  });
});

describe("layOutMultiples", () => {
  it("gives every plot the same axes, and keeps all of them apart and inside", () => {
    const rooms = fc.record({
      width: fc.integer({ min: 300, max: 1200 }),
      columns: fc.integer({ min: 1, max: 4 }),
      count: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(rooms, ({ width, columns, count }) => {
        const series = Array.from({ length: count }, (_, k) => line(`r${k}`, [0.1, k / count]));
        const multiples = multiplesOf(series, { baseline: "r0" });
        const laid = layOutMultiples({ series, multiples, xAxis }, { width, columns });
        expect(laid.plots).toHaveLength(count);
        for (const [k, { left, top, layout }] of laid.plots.entries()) {
          expect(layout.x.domain).toEqual([...multiples.x]);
          expect(layout.panels[0]?.y.domain).toEqual([...multiples.y]);
          expect(left + layout.width).toBeLessThanOrEqual(width + 1e-6);
          expect(top + layout.height).toBeLessThanOrEqual(laid.height + 1e-6);
          const below = laid.plots[k + columns];
          if (below) expect(below.top).toBeGreaterThan(top + layout.height);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is nothing where all is hidden", () => {
    const multiples = multiplesOf(lines, { baseline: "a" });
    const input = { series: lines, multiples, xAxis, hidden: ["a", "b", "c"] };
    expect(layOutMultiples(input, { width: 600, columns: 3 })).toMatchObject({
      height: 0,
      plots: [],
    });
  });
});
