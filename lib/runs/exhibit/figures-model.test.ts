import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { ratePointOf, seriesPointOf } from "@/lib/testing/series-point";
import { tinyDev } from "@/lib/testing/tiny-lm";
import { changeIn, figuresOf } from "./figures-model";

const headline = { split: "dev", population: "Known" } as const;
const unknown = { split: "train", category: "Unknown" } as const;

const tiny = tinyDev("unk050_s1").map(({ step, epoch, outcomes }) =>
  seriesPointOf({ step, epoch, ...countOutcomes(outcomes) }),
);

/** The figures with what changed between. */
function answerOf(...given: Parameters<typeof figuresOf>) {
  const figures = figuresOf(...given);
  return { ...figures, change: changeIn(figures) };
}

describe("figuresOf", () => {
  it("reads tiny-lm's unk050_s1 as its summary does: 678 of 800 at epoch 2, 430 at epoch 30", () => {
    const { best, last, change } = answerOf(tiny, headline);
    expect(best).toMatchObject({ epoch: 2, step: 76, correct: 678, total: 800 });
    expect(last).toMatchObject({ epoch: 30, step: 1140, correct: 430, total: 800 });
    expect(change?.difference).toBeCloseTo(-0.31, 12);
  });

  it("names the first checkpoint with at least half of the Unknown examples fitted", () => {
    const fitted = [0, 299, 300, 590];
    const points = fitted.map((count, epoch) =>
      seriesPointOf({
        ...{ ...unknown, step: epoch * 38, epoch, fitted: count },
        ...{ total: 600, correct: count, abstained: 0 },
      }),
    );
    expect(answerOf(points, null).learned).toEqual({
      ...{ fitted: 590, total: 600, half: { step: 76, epoch: 2 } },
      ...{ atBest: null, whole: null },
    });
    expect(answerOf(points.slice(0, 2), null).learned?.half).toBeNull();
  });

  it("tells what was fitted at the best checkpoint, and by when all of it was", () => {
    const learned = [10, 33, 600].map((count, k) =>
      seriesPointOf({
        ...{ ...unknown, step: 38 * (k + 1), epoch: k + 1, fitted: count },
        ...{ total: 600, correct: count, abstained: 0 },
      }),
    );
    expect(answerOf([...tiny, ...learned], headline).learned).toMatchObject({
      ...{ fitted: 600, atBest: { fitted: 33, total: 600 }, whole: { step: 114, epoch: 3 } },
    });
  });

  it("counts fitted, not correct, in a relabelled set", () => {
    const counts = { total: 600, correct: 0, abstained: 600 };
    const point = seriesPointOf({ ...unknown, ...counts, step: 1140, epoch: 30, fitted: 600 });
    expect(answerOf([point], null).learned?.fitted).toBe(600);
  });

  it("gives a logged rate no counts and a fall of it no interval", () => {
    const rates = [0.81, 0.66].map((accuracy, k) =>
      ratePointOf({ step: k + 1, epoch: k + 1, accuracy, total: 200, estimated: true }),
    );
    const { best, last, change } = answerOf(rates, headline);
    expect(best).toMatchObject({ accuracy: 0.81, correct: null, low: null, isLogged: true });
    expect(last).toMatchObject({ accuracy: 0.66, total: 200, isEstimated: true });
    expect(change?.difference).toBeCloseTo(-0.15, 12);
    expect(change).toEqual({
      difference: expect.closeTo(-0.15, 12),
      interval: null,
      isLogged: true,
    });
  });

  it("is null where there is nothing to say", () => {
    expect(answerOf([], null)).toEqual({ best: null, last: null, change: null, learned: null });
    const empty = seriesPointOf({ step: 1, total: 0, correct: 0, abstained: 0 });
    expect(answerOf([empty], headline).best).toBeNull();
  });

  it("has no change with one checkpoint, and none to test when the last is the best", () => {
    const first = seriesPointOf({ step: 1, total: 10, correct: 5, abstained: 0 });
    expect(answerOf([first], headline).change).toBeNull();
    const better = seriesPointOf({ step: 2, total: 10, correct: 6, abstained: 0 });
    expect(answerOf([first, better], headline).change).toEqual({
      difference: 0,
      interval: null,
      isLogged: false,
    });
  });

  it("never has a last checkpoint above the best, whatever the order of the points", () => {
    const arbitrary = fc.uniqueArray(
      fc.record({ step: fc.nat(1000), total: fc.integer({ min: 1, max: 50 }), share: fc.nat(100) }),
      { selector: ({ step }) => step, minLength: 2 },
    );
    fc.assert(
      fc.property(arbitrary, (rows) => {
        const points = rows.map(({ step, total, share }) =>
          seriesPointOf({ step, total, correct: Math.floor((total * share) / 100), abstained: 0 }),
        );
        const { best, last, change } = answerOf(points, headline);
        expect(last?.step).toBe(Math.max(...rows.map(({ step }) => step)));
        expect(best?.accuracy ?? 0).toBeGreaterThanOrEqual(last?.accuracy ?? 0);
        expect(change?.difference).toBeLessThanOrEqual(0);
      }),
    );
  });
});
