import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { SeriesSurvey } from "./survey";

const record = (step: number, values: Record<string, number>): MetricRecord => ({
  ...{ line: 1, step, epoch: step / 10, timeMs: null, values },
});
const surveyOf = (...records: MetricRecord[]) => {
  const survey = new SeriesSurvey();
  survey.add(records);
  return survey;
};

describe("SeriesSurvey", () => {
  test("says first, last, range and points of each metric", () => {
    const survey = surveyOf(
      record(0, { loss: 3, acc: 0.5 }),
      record(10, { loss: Number.NaN }),
      record(20, { loss: 1 }),
    );
    expect(survey.series()[0]).toEqual({
      ...{ key: "loss", count: 3, notANumber: 1, min: 1, max: 3 },
      first: { step: 0, epoch: 0, value: 3 },
      last: { step: 20, epoch: 2, value: 1 },
      points: [
        { step: 0, epoch: 0, value: 3 },
        { step: 10, epoch: 1, value: Number.NaN },
        { step: 20, epoch: 2, value: 1 },
      ],
    });
  });

  test("lets the later value of a step hold, as after a resume, and counts the step once", () => {
    const steps = [1, 2, 3, 2, 3];
    const survey = surveyOf(...steps.map((step, index) => record(step, { loss: index })));
    const [loss] = survey.series();
    expect(loss?.count).toBe(3);
    expect(loss?.points.map(({ step, value }) => [step, value])).toEqual([
      [1, 0],
      [2, 3],
      [3, 4],
    ]);
  });

  test("estimates a set's size as the one that most of its evaluations give", () => {
    const survey = surveyOf(
      record(1, { "eval/g0/runtime": 5.7095, "eval/g0/samples_per_second": 70.234 }),
      record(2, { "eval/g0/runtime": 5.1178, "eval/g0/samples_per_second": 78.355 }),
      record(3, { "eval/g0/runtime": 5, "eval/g0/samples_per_second": 80 }),
      record(4, { "eval/g1/runtime": 5 }),
    );
    expect(survey.estimatedSize("eval/g0/accuracy")).toBe(401);
    expect(survey.estimatedSize("eval/g1/accuracy")).toBeNull();
    expect(survey.estimatedSize("g0_accuracy")).toBeNull();
  });

  test("keeps at most 200 points in order, with the first and the last", () => {
    const steps = fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 3000 });
    fc.assert(
      fc.property(steps, (given) => {
        const survey = surveyOf(...given.map((step) => record(step, { loss: step })));
        const [loss] = survey.series();
        const kept = loss?.points.map(({ step }) => step) ?? [];
        expect(kept.length).toBeLessThanOrEqual(200);
        expect(kept).toEqual(kept.toSorted((a, b) => a - b));
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept[0]).toBe(Math.min(...given));
        expect(kept.at(-1)).toBe(Math.max(...given));
        expect(loss?.count).toBe(given.length);
      }),
    );
  });

  test("stays bounded with more metrics than it looks at", () => {
    const survey = new SeriesSurvey();
    for (let step = 0; step < 3; step += 1) {
      const values = Array.from({ length: 12_000 }, (_, index) => [`m${index}`, step] as const);
      survey.add([record(step, Object.fromEntries(values))]);
    }
    expect(survey.series()).toHaveLength(10_000);
  });
});
