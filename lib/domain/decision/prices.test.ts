import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TinyRunName, tinyDev, tinyRuns } from "@/lib/testing/tiny-lm";
import { lossesAgainstBest } from "./choices";
import golden from "./choices.golden.json";
import { decideWithin, type PricedCheckpoint, priceCheckpoints, roundedUp } from "./prices";

type Row = [number, number, number, number, number, number, number | null, number | null];

function pricesOf(name: keyof typeof golden.runs) {
  const run = golden.runs[name];
  const rows = run.checkpoints as Row[];
  const checkpoints = tinyDev(name as TinyRunName);
  const best = checkpoints.findIndex(({ epoch }) => epoch === run.best.epoch);
  const counts = rows.map(([epoch, correct], k) => ({
    ...{ step: checkpoints[k]?.step ?? 0, epoch, correct, total: run.n },
  }));
  const fitOf = (column: 6 | 7, total: number) =>
    rows.flatMap((row, k) => {
      const fitted = row[column];
      return fitted === null ? [] : [{ step: checkpoints[k]?.step ?? 0, fitted, total }];
    });
  const fit = { known: fitOf(7, run.trainKnown), unknown: fitOf(6, run.trainUnknown) };
  const losses = lossesAgainstBest(checkpoints, best);
  return { prices: priceCheckpoints({ counts, losses, fit }), step: run.best.step };
}

describe("half new facts, unk050_s1", () => {
  const { prices, step } = pricesOf("unk050_s1");

  test("has its best as furthest at 2 points, and names what epoch 3 would need", () => {
    const found = decideWithin(2, prices, step);
    expect(found?.best).toMatchObject({ epoch: 2, learned: 33, toLearn: 600, loss: 0, atMost: 0 });
    expect(found?.furthest?.epoch).toBe(2);
    expect(found?.next).toMatchObject({ epoch: 3, learned: 67 });
    expect(found?.next?.atMost).toBeCloseTo(2.34, 2);
  });

  test("goes on to epoch 4 at 3 points, and to the end without a limit", () => {
    expect(decideWithin(3, prices, step)?.furthest).toMatchObject({ epoch: 4, learned: 106 });
    const all = decideWithin(100, prices, step);
    expect(all?.furthest?.learned).toBe(600);
    expect(all?.next).toBeNull();
    expect(all?.earliest.epoch).toBe(0);
  });
});

test("a run without new facts has no furthest, one without outcomes no decision", () => {
  const { prices, step } = pricesOf("unk000_s1");
  expect(decideWithin(2, prices, step)?.furthest).toBeNull();
  expect(decideWithin(2, prices, step)?.earliest.epoch).toBe(1);
  expect(decideWithin(2, [], null)).toBeNull();
});

test("nothing that a choice costs is more than the margin, and nothing learned more for it", () => {
  const names = Object.keys(golden.runs).filter((name) =>
    tinyRuns.includes(name as TinyRunName),
  ) as (keyof typeof golden.runs)[];
  const all = names.map(pricesOf);
  const learned = (price: PricedCheckpoint) => price.learned ?? 0;
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.double({ min: 0, max: 100, noNaN: true }), (run, m) => {
      const found = decideWithin(m, run.prices, run.step);
      if (!found?.furthest) return;
      const { furthest } = found;
      expect(furthest.atMost).toBeLessThanOrEqual(m);
      for (const price of run.prices) {
        if ((price.atMost ?? 101) <= m)
          expect(learned(price)).toBeLessThanOrEqual(learned(furthest));
      }
      if (found.next) expect(found.next.atMost).toBeGreaterThan(m);
    }),
  );
});

test("bounds are rounded up, so that at most stays true", () => {
  expect([1.811, 2, 2.0000001, 0].map(roundedUp)).toEqual([1.82, 2, 2.01, 0]);
});
