import { expect, test } from "vitest";
import type { MetricRecord } from "./records";
import { isSameHistory } from "./same-history";

const log = (losses: number[], key = "loss"): MetricRecord[] =>
  losses.map((loss, index) => ({
    ...{ line: index + 1, step: (index + 1) * 10, epoch: null, timeMs: null },
    values: { [key]: loss },
  }));

test("a log and its beginning are of one run, and so are two loggers that round", () => {
  expect(isSameHistory(log([3, 2, 1]), log([3, 2]))).toBe(true);
  expect(isSameHistory(log([3.00001, 2]), log([3, 2, Number.NaN]))).toBe(true);
  expect(isSameHistory(log([Number.NaN]), log([Number.NaN]))).toBe(true);
});

test("logs that differ at one point, or share none, are not", () => {
  expect(isSameHistory(log([3, 2, 1]), log([3, 2.5, 1]))).toBe(false);
  expect(isSameHistory(log([3]), log([Number.NaN]))).toBe(false);
  expect(isSameHistory(log([3]), log([3], "acc"))).toBe(false);
  expect(isSameHistory([], log([3]))).toBe(false);
});
