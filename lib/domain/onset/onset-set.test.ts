import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { tinyDev } from "@/lib/testing/tiny-lm";
import exhibit from "./exhibit1.golden.json";
import { fallShapes } from "./fall-shapes";
import { findOnsetSet } from "./onset-set";
import { packMarks, pairsOfMarks, pairsOfRates } from "./pair-table";
import tiny from "./tiny-lm.golden.json";
import { factorOf, whiten } from "./whiten";
import { findWindowAlarm } from "./window-alarm";

function expectClose(actual: number | null, expected: number | undefined): void {
  expect(Math.abs((actual ?? Number.NaN) / (expected ?? Number.NaN) - 1)).toBeLessThan(1e-7);
}

describe.each(Object.entries(tiny.runs))("when it began in %s", (name, { onset }) => {
  const checkpoints = tinyDev(name as "unk050_s1");
  const marks = checkpoints.map((checkpoint) => packMarks(checkpoint.outcomes));
  const table = pairsOfMarks(marks);
  const alarm = findWindowAlarm(table, { alpha: 0.05, plan: { rule: "finished" } });
  const x = checkpoints.map(({ epoch }) => epoch ?? 0);
  const found = findOnsetSet({ table, marks, x, alarmFrom: alarm?.after.from ?? 0 });

  test("holds the golden numbers", () => {
    expect(found?.start).toEqual({ low: onset.start[0], high: onset.start[1] });
    expect(found?.from).toBe(onset.from);
    expect(found?.candidates).toBe(onset.candidates);
    expect(found?.cut).toBe(onset.cut);
    expect(found?.fits).toBe(true);
    expect(found?.best).toMatchObject({ start: onset.best.start, end: onset.best.end });
    expect(found?.best.shape).toBe(onset.best.shape);
    expectClose(found?.best.loss ?? null, onset.best.loss);
    expectClose(found?.best.chi2 ?? null, onset.best.chi2);
    expectClose(found?.best.chi2Flat ?? null, onset.best.chi2Flat);
    expectClose((found?.jitterVariance ?? 0) * 1e4, onset.jitterVariance);
    for (const [points, [low, high]] of Object.entries(onset.margins)) {
      const lost = found?.lost(Number(points));
      expectClose(lost?.low ?? null, low);
      expectClose(lost?.high ?? null, high);
    }
  });
});

test("the paper's curve, of which only rates are known, holds the golden numbers", () => {
  const { ticks, dev, epochs, n, onset } = exhibit;
  const at = (epoch: number) => {
    const next = ticks.findIndex((tick) => tick >= epoch);
    const [x0 = 0, x1 = 0] = [ticks[next - 1], ticks[next]];
    const [y0 = 0, y1 = 0] = [dev[next - 1], dev[next]];
    return y0 + ((y1 - y0) * (epoch - x0)) / (x1 - x0);
  };
  const table = pairsOfRates(epochs.map((epoch) => ({ accuracy: at(epoch) / 100, n })));
  const alarm = findWindowAlarm(table, { alpha: 0.05, plan: { rule: "finished" } });
  const found = findOnsetSet({ table, marks: null, x: epochs, alarmFrom: alarm?.after.from ?? 0 });
  expect(found?.start).toEqual({ low: onset.start[0], high: onset.start[1] });
  expect(found?.best.shape).toBe(onset.best.shape);
  expectClose(found?.best.chi2 ?? null, onset.best.chi2);
  for (const [points, [low, high]] of Object.entries(onset.margins)) {
    expectClose(found?.lost(Number(points)).low ?? null, low);
    expectClose(found?.lost(Number(points)).high ?? null, high);
  }
});

test.each(fallShapes)("the place of a depth undoes the depth of a place ($name)", (shape) => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (u) => {
      expect(shape.place(shape.depth(u))).toBeCloseTo(u, 5);
    }),
  );
});

test("a loss greater than any that fits is not surely reached", () => {
  const outcomesAt = (right: number) =>
    Uint8Array.from({ length: 400 }, (_, n) => (n < right ? outcomes.correct : outcomes.incorrect));
  const marks = [...Array(8).fill(360), 340, 320, 300, ...Array(9).fill(290)].map((right) =>
    packMarks(outcomesAt(right)),
  );
  const table = pairsOfMarks(marks);
  const found = findOnsetSet({ table, marks, x: marks.map((_, k) => k), alarmFrom: 8 });
  expect(found?.lost(90).high).toBeNull();
  expect(found?.start.low).toBeGreaterThanOrEqual(0);
  expect(found?.start.high).toBeLessThanOrEqual(11);
});

test("a run that only rises has no start of a fall", () => {
  const marks = Array.from({ length: 8 }, (_, k) =>
    packMarks(
      Uint8Array.from({ length: 200 }, (_, n) =>
        n < 100 + 10 * k ? outcomes.correct : outcomes.incorrect,
      ),
    ),
  );
  const table = pairsOfMarks(marks);
  expect(findOnsetSet({ table, marks, x: marks.map((_, k) => k), alarmFrom: 5 })).toBeNull();
});

test("a covariance that rounding left without a factor gets one", () => {
  const singular = new Float64Array([1, 1, 1, 1]);
  const factor = factorOf(singular, 2);
  expect([...whiten(factor, [1, 1])].every(Number.isFinite)).toBe(true);
});
