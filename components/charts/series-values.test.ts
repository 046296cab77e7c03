import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlotPanel, PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import { dottedPoints, shownInterval, shownValue } from "@/components/charts/series-values";

const linear: PlotPanel = { id: "dev", unit: "number", domain: "fit", height: 100 };
const log: PlotPanel = { ...linear, scale: "log" };

function point(x: number, over: Partial<PlotPoint> = {}): PlotPoint {
  return { x, y: 0.5, label: `epoch ${x}`, ...over };
}

function seriesOf(points: readonly PlotPoint[], over: Partial<PlotSeries> = {}): PlotSeries {
  return { id: "a", label: "a", color: "dev", panel: "dev", points, ...over };
}

describe("shownValue", () => {
  it("shows nothing that a scale has no place for", () => {
    expect([0, -1].map((value) => shownValue(value, log))).toEqual([null, null]);
    expect([0, -1].map((value) => shownValue(value, linear))).toEqual([0, -1]);
  });

  it("is null or finite, whatever the value", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const shown = shownValue(value, linear);
        expect(shown === null || Number.isFinite(shown)).toBe(true);
      }),
    );
  });
});

describe("shownInterval", () => {
  it("needs the value and both ends", () => {
    expect(shownInterval(point(0, { low: 0.4, high: 0.6 }), linear)).toEqual([0.4, 0.6]);
    expect(shownInterval(point(0, { low: 0.4 }), linear)).toBeNull();
    expect(shownInterval(point(0, { y: null, low: 0.4, high: 0.6 }), linear)).toBeNull();
    expect(shownInterval(point(0, { low: 0, high: 0.6 }), log)).toBeNull();
  });
});

describe("dottedPoints", () => {
  const points = [point(0), point(1, { y: null }), point(2)];

  it("marks every measured point of a series with a marker", () => {
    const dotted = dottedPoints(seriesOf(points, { marker: "square" }), linear);
    expect([...dotted].map(({ x }) => x)).toEqual([0, 2]);
  });

  it("marks the ringed point alone otherwise, and every point that no line would show", () => {
    const whole = [point(0), point(1), point(2)];
    expect([...dottedPoints(seriesOf(whole, { ringAt: 2 }), linear)]).toEqual([whole[2]]);
    expect(dottedPoints(seriesOf(whole), linear).size).toBe(0);
    expect(dottedPoints(seriesOf(points), linear).size).toBe(2);
    expect(dottedPoints(seriesOf(points.slice(0, 2)), linear).size).toBe(1);
  });
});
