import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MetricRecord } from "./records";
import { isSameHistory } from "./same-history";

const history = (losses: readonly number[], key = "loss", every = 10): MetricRecord[] =>
  losses.map((loss, index) => ({
    ...{ line: 1, step: (index + 1) * every, epoch: null, timeMs: null },
    values: { [key]: loss },
  }));

describe("isSameHistory", () => {
  const long = [2.6644, 2.1, 1.9, 1.8, 1.75, 1.7];

  test("holds for copies and for a checkpoint's state that is a prefix of a later one", () => {
    expect(isSameHistory(history(long), history(long))).toBe(true);
    expect(isSameHistory(history(long.slice(0, 3)), history(long))).toBe(true);
  });

  test("holds for two loggers that round, and for what is no number in both", () => {
    expect(isSameHistory(history([3.00001, 2]), history([3, 2, Number.NaN]))).toBe(true);
    expect(isSameHistory(history([Number.NaN]), history([Number.NaN]))).toBe(true);
    expect(isSameHistory(history([3]), history([Number.NaN]))).toBe(false);
  });

  test("takes a common learning rate for no evidence", () => {
    const rates = [5e-5, 4e-5, 3e-5, 2e-5];
    expect(isSameHistory(history(rates, "learning_rate"), history(rates, "learning_rate"))).toBe(
      false,
    );
  });

  test("F15: does not hold for two trainings", () => {
    const other = [2.7, 2.2, 1.95, 1.85, 1.8, 1.7];
    expect(isSameHistory(history(long), history(other))).toBe(false);
    expect(isSameHistory(history(long), history(long.slice(0, 3), "loss", 7))).toBe(false);
    expect(isSameHistory(history(long), history(long, "reward"))).toBe(false);
    expect(isSameHistory([], history(long))).toBe(false);
  });

  test("does not hold for trainings that part after a common start", () => {
    const branch = [...long.slice(0, 4), 1.6, 1.5];
    expect(isSameHistory(history(long), history(branch))).toBe(false);
  });

  test("holds for two loggers of one run, one of which logs more metrics and clocks", () => {
    const other = history(long).map((record) => ({
      ...record,
      values: { ...record.values, grad_norm: 1, "eval/runtime": Math.sqrt(record.step) },
    }));
    expect(isSameHistory(history(long), other)).toBe(true);
  });

  test("holds for a state after one log, and not where only the first is alike", () => {
    expect(isSameHistory(history([2.5]), history([2.5, 2.4, 2.3, 2.2]))).toBe(true);
    const [first = 0, ...rest] = long;
    expect(isSameHistory(history([first, 9, 8]), history([first, ...rest]))).toBe(false);
  });

  test("is the same both ways round, and holds for any prefix", () => {
    const losses = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(losses, losses, fc.nat(29), (a, b, cut) => {
        const [x, y] = [history(a), history(b)];
        expect(isSameHistory(x, y)).toBe(isSameHistory(y, x));
        expect(isSameHistory(x.slice(0, 1 + (cut % x.length)), x)).toBe(true);
      }),
    );
  });
});
