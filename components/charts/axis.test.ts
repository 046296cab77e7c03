import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAxis, fitDomain, formatTick, tickWords } from "@/components/charts/axis";

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

describe("the ticks of one axis", () => {
  const said = (from: number, to: number) => {
    const domain = fitDomain({ values: [from, to], unit: "number" });
    const { ticks } = createAxis({ domain, pixels: [200, 0], ticks: 5 });
    const words = tickWords(ticks, "number");
    return ticks.map(words);
  };

  it("read differently where they differ: times, tokens, numbers far from all", () => {
    expect(said(1_700_000_000, 1_700_000_360)).toEqual([
      ...["1,700,000,000", "1,700,000,100", "1,700,000,200", "1,700,000,300"],
    ]);
    expect(said(1.5e12, 1.506e12)).toContain("1.502T");
    expect(said(1e24, 3e24)).toEqual(["1.0e24", "1.5e24", "2.0e24", "2.5e24", "3.0e24"]);
    expect(said(1e-5, 2e-5)).toContain("1.2e−5");
  });

  it("stay short where short ones differ", () => {
    expect(said(0, 2)).toEqual(["0", "0.5", "1", "1.5", "2"]);
    expect(said(0, 40_000)).toContain("20K");
  });

  it("are told apart whatever they are", () => {
    const number = fc.double({ min: -1e30, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(number, number, (from, to) => {
        const words = said(Math.min(from, to), Math.max(from, to));
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });
});
