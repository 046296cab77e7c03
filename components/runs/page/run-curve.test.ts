import { describe, expect, it } from "vitest";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { seriesPointOf } from "@/lib/testing/series-point";
import { curveOf, pointsOf } from "./run-curve";

const accuracy = rateDefinition("accuracy");
const attempts = rateDefinition("attempted-hallucination");

describe("pointsOf", () => {
  it("keeps one split and population, by step", () => {
    const points = [
      seriesPointOf({ step: 20, total: 10, correct: 5, abstained: 0 }),
      seriesPointOf({ step: 10, total: 10, correct: 5, abstained: 0 }),
      seriesPointOf({ step: 10, total: 10, correct: 5, abstained: 0, split: "test" }),
      seriesPointOf({ step: 10, total: 10, correct: 5, abstained: 0, category: "Unknown" }),
    ];
    const found = pointsOf(points, { split: "dev", population: "Known" });
    expect(found.map(({ step }) => step)).toEqual([10, 20]);
  });
});

describe("curveOf", () => {
  it("gives 678 of 800 as 84.8 % with Wilson's 82.1 to 87.1", () => {
    const [point] = curveOf(
      [seriesPointOf({ step: 76, epoch: 2, total: 800, correct: 678, abstained: 0 })],
      accuracy,
    );
    // the formula of SCIENCE.md section 4 in Python: 0.820931557166, 0.870747123871
    expect(point?.value).toBeCloseTo(0.8475, 12);
    expect(point?.interval?.low).toBeCloseTo(0.8209315572, 9);
    expect(point?.interval?.high).toBeCloseTo(0.8707471239, 9);
  });

  it("counts a training example as right when it is fitted, as a relabelled set needs", () => {
    const train = { split: "train", category: "Unknown" as const };
    // tiny-lm unk050_idk_s1, epoch 30: all 600 relabelled examples answered "I don't know"
    const last = seriesPointOf({
      ...train,
      step: 1140,
      total: 600,
      correct: 0,
      abstained: 600,
      fitted: 600,
    });
    expect(curveOf([last], accuracy)[0]).toMatchObject({ value: 1, numerator: 600, total: 600 });
    expect(curveOf([last], rateDefinition("abstention"))[0]).toMatchObject({ value: 1 });
    expect(curveOf([last], rateDefinition("hallucination"))[0]).toMatchObject({ value: 0 });
  });

  it("falls back to correct answers where fitted is not known", () => {
    const point = seriesPointOf({ step: 1, split: "train", total: 10, correct: 4, abstained: 0 });
    expect(curveOf([point], accuracy)[0]?.value).toBe(0.4);
  });

  it("leaves held-out examples to their correct answers even where fitted is given", () => {
    const point = seriesPointOf({ step: 1, total: 10, correct: 4, abstained: 0, fitted: 9 });
    expect(curveOf([point], accuracy)[0]?.numerator).toBe(4);
  });

  it("has no value and no interval where nothing was attempted or evaluated", () => {
    const allAbstained = seriesPointOf({ step: 1, total: 5, correct: 0, abstained: 5 });
    expect(curveOf([allAbstained], attempts)[0]).toMatchObject({ value: null, interval: null });
    const none = seriesPointOf({ step: 1, total: 0, correct: 0, abstained: 0 });
    expect(curveOf([none], accuracy)[0]).toMatchObject({ value: null, interval: null });
  });
});
