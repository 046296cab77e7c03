import { describe, expect, test } from "vitest";
import { differenceOfMeans } from "./difference-of-means";
import golden from "./seeds.golden.json";

function expectClose(found: number | null | undefined, expected: number | null | undefined) {
  if (expected === null || expected === undefined) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 8);
}

describe("the difference of two groups of runs", () => {
  test.each(golden.welch.examples)("by Welch: $name", ({ treated, control, welch }) => {
    const found = differenceOfMeans(treated, control);
    if (welch === null) return expect(found).toBeNull();
    expectClose(found?.difference, welch.difference);
    expectClose(found?.standardError, welch.standardError);
    expectClose(found?.degreesOfFreedom, welch.df);
    expectClose(found?.pValue, welch.pValue);
    expectClose(found?.low, welch.low);
    expectClose(found?.high, welch.high);
  });

  test("carries the luck of the common questions", () => {
    const { runMeans, exampleVariance, combined } = golden.combined.example;
    const found = differenceOfMeans(runMeans.treated, runMeans.control, exampleVariance);
    expectClose(found?.difference, combined.difference);
    expectClose(found?.standardError, combined.standardError);
    expectClose(found?.degreesOfFreedom, combined.df);
    expectClose(found?.low, combined.low);
    expectClose(found?.high, combined.high);
  });

  test("rests on the questions alone where no side varies", () => {
    const found = differenceOfMeans([30, 30], [10, 10], 4);
    expect(found?.degreesOfFreedom).toBeNull();
    expectClose(found?.low, 20 - 1.959963984540054 * 2);
    expectClose(found?.high, 20 + 1.959963984540054 * 2);
  });
});
