import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tickWords } from "@/components/charts/axis";
import { layOutPanels } from "@/components/charts/panel-layout";
import type { Plot, PlotPoint } from "@/components/charts/plot-model";

function point(x: number, y: number | null): PlotPoint {
  return { x, y, label: `epoch ${x}` };
}

function plotOf(points: readonly PlotPoint[], over: Partial<Plot> = {}): Plot {
  return {
    panels: [
      { id: "train", unit: "ratio", domain: "full", height: 160 },
      { id: "dev", unit: "ratio", domain: "fit", height: 200 },
    ],
    series: [
      { id: "known", label: "Train Known", color: "known", panel: "train", points },
      { id: "dev", label: "Dev Known", color: "dev", panel: "dev", points },
    ],
    marks: [],
    xAxis: { label: "epoch", unit: "number" },
    zoom: null,
    hidden: [],
    ...over,
  };
}

const falling = [point(0, 0.8), point(10, 0.7), point(20, 0.6), point(30, 0.5)];

describe("layOutPanels", () => {
  it("runs train from 0 to 100 % and fits dev to its values", () => {
    const [train, dev] = layOutPanels(plotOf(falling), 800).panels;
    expect(train?.y.domain).toEqual([0, 1]);
    expect(dev?.y.domain).toEqual([0.5, 0.8]);
  });

  it("marks quarters only where their words have room", () => {
    const ticksAt = (height: number) => {
      const panels = [{ id: "train", unit: "ratio", domain: "full", height } as const];
      return layOutPanels(plotOf(falling, { panels }), 800).panels[0]?.y.ticks;
    };
    expect(ticksAt(96)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ticksAt(30)).toEqual([0, 1]);
  });

  it("puts every panel on the same x axis", () => {
    const layout = layOutPanels(plotOf(falling), 800);
    expect(layout.x.at(0)).toBe(layout.left);
    expect(layout.x.at(30)).toBe(layout.right);
  });

  it("fits the scale to what a zoom shows", () => {
    const [, dev] = layOutPanels(plotOf(falling, { zoom: [10, 20] }), 800).panels;
    expect(dev?.y.domain[0]).toBeLessThanOrEqual(0.6);
    expect(dev?.y.domain[1]).toBeGreaterThanOrEqual(0.7);
    expect(dev?.y.domain[0]).toBeGreaterThan(0.5);
  });

  it("has a tick at or beyond both ends of the data, and no two of one name", () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const points = values.map((y, x) => point(x, y));
        const [, dev] = layOutPanels(plotOf(points), 800).panels;
        const ticks = dev?.y.ticks ?? [];
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
        expect(new Set(ticks.map(tickWords(ticks, "ratio"))).size).toBe(ticks.length);
      }),
    );
  });

  it("leaves hidden series out of lines and labels", () => {
    const [, dev] = layOutPanels(plotOf(falling, { hidden: ["dev"] }), 800).panels;
    expect(dev?.series).toEqual([]);
    expect(dev?.labels).toEqual([]);
  });

  it("leaves out marks that a zoom does not show and cuts spans at its edge", () => {
    const marks = [
      { id: "best", kind: "best" as const, x: 2, label: "best" },
      { id: "onset", kind: "onset" as const, x: 11, from: 5, to: 15, label: "onset" },
    ];
    const layout = layOutPanels(plotOf(falling, { zoom: [10, 20], marks }), 800);
    expect(layout.marks.map(({ mark }) => mark.id)).toEqual(["onset"]);
    expect(layout.marks[0]?.span?.[0]).toBe(layout.left);
  });
});
