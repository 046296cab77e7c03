import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAxis, fitDomain, formatTick } from "@/components/charts/axis";

describe("fitDomain", () => {
  it("gives a flat line of ratios two points of air on both sides", () => {
    const [low, high] = fitDomain({ values: [0.8, 0.8], unit: "ratio" });
    expect(low).toBeCloseTo(0.78, 12);
    expect(high).toBeCloseTo(0.82, 12);
  });

  it("never leaves 0 to 100 % for ratios and contains every value", () => {
    const ratios = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(ratios, (values) => {
        const [low, high] = fitDomain({ values, unit: "ratio" });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(values.every((value) => value >= low && value <= high)).toBe(true);
      }),
    );
  });

  it("ignores values that are not finite, and on a log scale those not above zero", () => {
    expect(fitDomain({ values: [Number.NaN, Number.POSITIVE_INFINITY], unit: "number" })).toEqual([
      0, 1,
    ]);
    const [low] = fitDomain({ values: [0, -1, 10, 100], unit: "number", isLog: true });
    expect(low).toBe(9);
  });
});

describe("createAxis", () => {
  it("maps the domain onto the pixels, with ticks that people count in", () => {
    const axis = createAxis({ domain: [0, 30], pixels: [40, 640], ticks: 6 });
    expect(axis.at(15)).toBe(340);
    expect(axis.ticks).toEqual([0, 5, 10, 15, 20, 25, 30]);
  });

  it("survives a domain of one value", () => {
    const axis = createAxis({ domain: [3, 3], pixels: [0, 100], ticks: 5 });
    expect(axis.at(3)).toBe(50);
  });
});

describe("createAxis with a hostile domain", () => {
  it.each([
    [Number.NaN, 3],
    [5, 1],
    [-5e-324, 5e-324],
    [-1.7e308, 1.7e308],
  ])("gives finite ticks and pixels for %d to %d", (start, end) => {
    const axis = createAxis({ domain: [start, end], pixels: [0, 100], ticks: 5 });
    expect(axis.ticks.length).toBeLessThan(30);
    expect(axis.ticks.every((tick) => Number.isFinite(axis.at(tick)))).toBe(true);
  });
});

describe("formatTick", () => {
  it("writes ratios as percent without needless digits", () => {
    expect(formatTick(0.8, "ratio")).toBe("80\u202f%");
    expect(formatTick(0.825, "ratio")).toBe("82.5\u202f%");
  });

  it("shortens large numbers and keeps small ones", () => {
    expect(formatTick(1200, "number")).toBe("1.2K");
    expect(formatTick(0.05, "number")).toBe("0.05");
    expect(formatTick(-3, "number")).toBe("−3");
  });
});
