import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatEpoch,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPValue,
} from "@/lib/format";

describe("formatPercent", () => {
  it.each([
    [0.848, "84.8\u202f%"],
    [0, "0.0\u202f%"],
    [1, "100.0\u202f%"],
    [-0.0001, "0.0\u202f%"],
    [-0.05, "\u22125.0\u202f%"],
    [0.8455, "84.6\u202f%"],
  ])("writes %d as %s", (ratio, text) => {
    expect(formatPercent(ratio)).toBe(text);
  });

  it("takes the number of digits", () => {
    expect([formatPercent(0.84812, 0), formatPercent(0.84812, 2)]).toEqual([
      "85\u202f%",
      "84.81\u202f%",
    ]);
  });
});

describe("formatPoints", () => {
  it.each([
    [-0.31, "\u221231.0 points"],
    [0.02, "+2.0 points"],
    [0, "0.0 points"],
    [-0.0004, "0.0 points"],
    [0.0004, "0.0 points"],
    [0.0005, "+0.1 points"],
  ])("writes a difference of %d as %s", (difference, text) => {
    expect(formatPoints(difference)).toBe(text);
  });

  it("writes opposite differences with the same digits", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (difference) => {
        const digits = formatPoints(difference).slice(1);
        expect(formatPoints(-difference)).toBe(`\u2212${digits}`);
      }),
    );
  });
});

describe("formatInterval", () => {
  it("writes both bounds in percent", () => {
    expect(formatInterval(0.8214, 0.8707)).toBe("82.1 to 87.1");
    expect(formatInterval(-0.0381, 0.1926)).toBe("\u22123.8 to 19.3");
  });

  it("has no value when a bound is missing", () => {
    expect([formatInterval(null, 0.5), formatInterval(0.5, null)]).toEqual(["–", "–"]);
  });
});

describe("formatCount", () => {
  it.each([
    [0, "0"],
    [812, "812"],
    [1200, "1,200"],
    [1_234_567, "1,234,567"],
    [-1200, "\u22121,200"],
  ])("writes %d as %s", (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});

describe("formatPValue", () => {
  it.each([
    [0, "p < 0.001"],
    [0.00099, "p < 0.001"],
    [0.001, "p = 0.0010"],
    [0.0123, "p = 0.012"],
    [0.2199, "p = 0.22"],
    [0.5, "p = 0.50"],
    [0.999, "p = 1"],
    [1, "p = 1"],
  ])("writes %d as %s", (p, text) => {
    expect(formatPValue(p)).toBe(text);
  });
});

describe("formatEpoch", () => {
  it.each([
    [2, 76, "epoch 2"],
    [2.5, 95, "epoch 2.5"],
    [2.3333333, 95, "epoch 2.33"],
    [0, 0, "epoch 0"],
    [null, 76, "step 76"],
    [null, 12000, "step 12,000"],
  ])("writes epoch %s at step %d as %s", (epoch, step, text) => {
    expect(formatEpoch(epoch, step)).toBe(text);
  });
});

describe("formatBytes", () => {
  it.each([
    [0, "0\u202fB"],
    [999, "999\u202fB"],
    [1000, "1.0\u202fkB"],
    [1500, "1.5\u202fkB"],
    [999_960, "1.0\u202fMB"],
    [12_345_678, "12.3\u202fMB"],
    [4e9, "4.0\u202fGB"],
    [5e15, "5000.0\u202fTB"],
  ])("writes %d as %s", (sizeBytes, text) => {
    expect(formatBytes(sizeBytes)).toBe(text);
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0\u202fms"],
    [340, "340\u202fms"],
    [999.6, "1.0\u202fs"],
    [2400, "2.4\u202fs"],
    [59_940, "59.9\u202fs"],
    [59_960, "1\u202fmin 00\u202fs"],
    [65_000, "1\u202fmin 05\u202fs"],
    [3_599_600, "1\u202fh 00\u202fmin"],
    [11_220_000, "3\u202fh 07\u202fmin"],
  ])("writes %d ms as %s", (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});

describe("a number that is missing or not finite", () => {
  it("is a dash in every format", () => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
      const texts = [
        formatPercent(value),
        formatPoints(value),
        formatInterval(value, value),
        formatCount(value),
        formatPValue(value),
        formatBytes(value),
        formatDuration(value),
      ];
      expect(texts).toEqual(texts.map(() => "–"));
    }
  });

  it("falls back to the step for an epoch", () => {
    expect(formatEpoch(Number.NaN, 3)).toBe("step 3");
  });
});
