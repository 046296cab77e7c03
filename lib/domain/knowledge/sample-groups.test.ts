import fc from "fast-check";
import { expect, test } from "vitest";
import { groupSamples } from "@/lib/domain/knowledge/sample-groups";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

const isParis = (draw: string) => (draw === "Paris" ? outcomes.correct : outcomes.incorrect);

test("counts equal draws together, most frequent first, and marks the correct ones", () => {
  expect(groupSamples(["Rome", "Paris", " Paris", "Oslo", "Paris\n", "Oslo"], isParis)).toEqual([
    { answer: "Paris", count: 3, correct: true },
    { answer: "Oslo", count: 2, correct: false },
    { answer: "Rome", count: 1, correct: false },
  ]);
});

test("keeps equally frequent draws in the order they came", () => {
  expect(groupSamples(["b", "a", "c"], isParis).map(({ answer }) => answer)).toEqual([
    "b",
    "a",
    "c",
  ]);
});

test("does not call an abstention correct", () => {
  expect(groupSamples([""], () => outcomes.abstained)).toEqual([
    { answer: "", count: 1, correct: false },
  ]);
});

test("is empty without draws", () => {
  expect(groupSamples([], isParis)).toEqual([]);
});

test("accounts for every draw", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (draws) => {
      const groups = groupSamples(draws, isParis);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(draws.length);
      expect(new Set(groups.map(({ answer }) => answer)).size).toBe(groups.length);
    }),
  );
});
