import fc from "fast-check";
import { expect, test } from "vitest";
import { knowledgeCategories, populations } from "@/lib/domain/knowledge/knowledge";
import type { PlacedCounts, RatePoint } from "@/lib/domain/rates/rate-points";
import { packEvaluations, seriesOf, unpackEvaluations } from "./series-model";

const ratio = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const place = { step: fc.nat(5), split: fc.constantFrom("dev", "train", "a/b", "") };
const epoch = fc.option(fc.double({ min: 0, max: 9, noNaN: true }));
const counts: fc.Arbitrary<PlacedCounts> = fc.record({
  ...place,
  category: fc.constantFrom(...knowledgeCategories, "unlabelled", "Known", "all"),
  ...{
    total: fc.nat(900),
    correct: fc.nat(900),
    abstained: fc.nat(9),
    fitted: fc.option(fc.nat()),
  },
});
const rates: fc.Arbitrary<RatePoint> = fc.record({
  ...place,
  ...{ epoch, timeMs: fc.option(fc.nat()), n: fc.option(fc.nat(900)) },
  category: fc.option(fc.constantFrom(...populations)),
  set: fc.option(fc.constantFrom("squad", "trivia")),
  ...{ accuracy: ratio, hallucination: ratio, abstention: ratio },
  basis: fc.constantFrom("none", "estimated", "confirmed", "stated"),
});
const evaluations = fc.record({
  counts: fc.array(counts),
  rates: fc.array(rates),
  checkpoints: fc.array(
    fc.record({ step: fc.nat(5), epoch, time: fc.option(fc.constant("2026-01-02T03:04:05.000Z")) }),
  ),
});

test("a series that a page carried is the one that the API answers, to the last digit", () => {
  fc.assert(
    fc.property(evaluations, (given) => {
      const carried = JSON.parse(JSON.stringify(packEvaluations(given)));
      expect(seriesOf(unpackEvaluations(carried))).toEqual(
        JSON.parse(JSON.stringify(seriesOf(given))),
      );
    }),
  );
});

test("a carried series is a tenth of its points at most: 31 checkpoints of two splits and four categories", () => {
  const given = {
    counts: Array.from({ length: 31 }, (_, step) =>
      ["dev", "train"].flatMap((split) =>
        knowledgeCategories.map((category) => ({
          ...{ step, split, category, total: 600, correct: 17 * step, abstained: step },
          fitted: split === "train" ? 17 * step : null,
        })),
      ),
    ).flat(),
    rates: [],
    checkpoints: Array.from({ length: 31 }, (_, step) => ({ step, epoch: step / 3, time: null })),
  };
  const sizeOf = (value: unknown) => JSON.stringify(value).length;
  expect(seriesOf(given)).toHaveLength(31 * 2 * 6);
  expect(10 * sizeOf(packEvaluations(given))).toBeLessThan(sizeOf(seriesOf(given)));
});
