import fc from "fast-check";
import { expect, test } from "vitest";
import { scorersCaveats, scorersSource, scorersTitle } from "@/components/datasets/scorers-words";
import type { ScorersResponse } from "@/lib/datasets/scorers-schema";
import { expectClaims } from "@/lib/testing/claims";

// The counts of field note F14.
const answer: ScorersResponse = {
  ...{ dataset: "facts", scorer: "exact", answers: 233, draws: 233, predictions: 0 },
  ...{ isWhole: true, stated: 0, severalTargets: 4, examples: [] },
  scorers: [
    { scorer: "exact", right: 0, of: 233 },
    { scorer: "contains", right: 72, of: 233 },
    { scorer: "judged", right: 74, of: 233 },
  ],
};

test("asks which scorer is yours where another finds clearly more", () => {
  expect(scorersTitle(answer)).toBe(
    "Of 233 answers, exact finds 0 right, judged 74: which is yours?",
  );
});

test("does not ask where the scorer in force finds about as much", () => {
  expect(scorersTitle({ ...answer, scorer: "contains" })).toBe(
    "Of 233 answers, contains finds 72 right",
  );
});

test("says that judged counts nothing where no answer has a verdict", () => {
  const scorers = answer.scorers.slice(0, 2);
  expect(scorersTitle({ ...answer, scorer: "judged", scorers })).toMatch(/no answer kept has one/);
});

test("says whose answers were asked about", () => {
  expect(scorersSource(answer)).toBe("233 greedy answers of the base model.");
  expect(scorersSource({ ...answer, predictions: 800, isWhole: false })).toBe(
    "233 greedy answers of the base model and 800 of runs at their last checkpoints; a part of those kept.",
  );
});

test("says how many answers name two targets, and which verdicts stand", () => {
  expect(scorersCaveats({ ...answer, stated: 5 })).toEqual([
    "contains is kind: 4 of its 72 right answers name the answer of another example too.",
    "5 predictions came with a verdict of their sender, which stands whatever the scorer.",
  ]);
  expect(scorersCaveats({ ...answer, severalTargets: 0 })).toEqual([]);
});

test("asks which scorer only where another finds clearly more", () => {
  const scorer = fc.constantFrom("exact", "squad", "contains");
  const counted = fc.record({ scorer, right: fc.nat(100), of: fc.constant(100) });
  const finds = (
    response: { scorers: readonly { scorer: string; right: number }[] },
    name: string,
  ) => response.scorers.find((one) => one.scorer === name)?.right ?? null;
  expectClaims({
    facts: fc
      .record({
        scorers: fc.uniqueArray(counted, { selector: (one) => one.scorer }),
        ...{ severalTargets: fc.nat(3), stated: fc.nat(2), isWhole: fc.boolean() },
        ...{ draws: fc.nat(2), predictions: fc.nat(2), scorer },
      })
      .map((all) => all as unknown as ScorersResponse),
    say: (one) => [scorersTitle(one), scorersSource(one), ...scorersCaveats(one)],
    claims: [
      [
        /which is yours/,
        (one) =>
          Math.max(...one.scorers.map(({ right }) => right)) >= (finds(one, one.scorer) ?? 0) + 5,
      ],
      [/no answer kept has one/, (one) => finds(one, one.scorer) === null],
      [/contains is kind/, (one) => (finds(one, "contains") ?? 0) > 0 && one.severalTargets > 0],
      [/came with a verdict/, ({ stated }) => stated > 0],
      [/a part of those kept/, ({ isWhole }) => !isWhole],
    ],
  });
});
