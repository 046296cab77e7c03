import { expect, test } from "vitest";
import { resultAxes } from "@/components/comparisons/curves/result-axes";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { settingsResults } from "@/lib/comparisons/view-state";

const figure = {
  ...{ step: 1, epoch: 1, total: 8, correct: 4, abstained: 1, low: null, high: null },
  ...{ accuracy: 0.5, knownFitted: 1, unknownFitted: 0.25 },
};
const figures = { best: { ...figure, accuracy: 0.75 }, last: figure, recommended: null };
const told = { low: 0, high: 0 };
const run = {
  figures,
  drop: { points: 25.04, ...told },
  attributable: { points: 12.5, ...told },
} as unknown as ComparedRun;
const bare = {
  figures: { best: null, last: null, recommended: null },
  drop: null,
  attributable: null,
} as unknown as ComparedRun;
const valuesOf = (of: ComparedRun) =>
  Object.fromEntries(resultAxes.map(({ key, read }) => [key, read(of)]));

test("every outcome of the address is an axis", () => {
  expect(resultAxes.map(({ key }) => key)).toEqual(settingsResults);
});

test("reads accuracy, wrong answers, new facts learned and points from a run", () => {
  // Of 8 answers 4 are right and 1 is withheld: 3 are wrong.
  expect(valuesOf(run)).toEqual({
    ...{ best: 0.75, last: 0.5, wrong: 0.375, learned: 0.25, fall: 25, due: 12.5 },
  });
});

test("has no value where a run has no evaluation or no control", () => {
  expect(Object.values(valuesOf(bare)).every((value) => value === null)).toBe(true);
});
