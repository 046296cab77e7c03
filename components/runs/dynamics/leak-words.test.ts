import { expect, test } from "vitest";
import type { LeaksAnswer } from "@/lib/runs/examples-schema";
import { concentrationWords, leakFigures, noLeakReason } from "./leak-words";

const concentration = { predictions: 800, distinct: 566, share: 0.0625, commonest: [] };
const ten = Array.from({ length: 10 }, (_, k) => ({ prediction: `answer ${k}`, count: 5 }));
const last = {
  step: 1140,
  epoch: 30,
  total: 800,
  wrong: 370,
  leaked: 216,
  share: 216 / 370,
  concentration: { ...concentration, commonest: ten },
};
const start = {
  ...last,
  step: 0,
  epoch: 0,
  wrong: 160,
  leaked: 58,
  share: 58 / 160,
  concentration: { ...concentration, share: 0.05375, commonest: ten },
};
const answer: LeaksAnswer = {
  run: "r",
  split: "dev",
  population: "Known",
  newFacts: 600,
  start,
  last,
  cases: [],
  reason: null,
};
const plain = (text: string | null | undefined) => text?.replace(/\u202f/g, " ");

test("puts the share now beside the share before fine-tuning, with counts", () => {
  const figures = leakFigures(answer);
  expect(figures.map(({ label }) => label)).toEqual(["Now, epoch 30", "Before fine-tuning"]);
  expect(figures.map(({ value }) => plain(value))).toEqual(["58.4 %", "36.3 %"]);
  expect(figures[0]?.caption).toBe("216 of 370 wrong answers");
});

test("has no comparison where the model before fine-tuning was not evaluated", () => {
  expect(leakFigures({ ...answer, start: null })).toHaveLength(1);
  expect(plain(concentrationWords({ ...answer, start: null }))).toBe(
    "The 10 commonest answers cover 6.3 % of 800; 566 are different.",
  );
});

test("compares the concentration with the start", () => {
  expect(plain(concentrationWords(answer))).toBe(
    "The 10 commonest answers cover 6.3 % of 800, 5.4 % before fine-tuning; 566 are different.",
  );
});

test("says why there is no share", () => {
  expect(noLeakReason({ ...answer, newFacts: 0 })).toMatch(/^No Unknown example was taught/);
  expect(noLeakReason({ ...answer, last: { ...last, wrong: 0, leaked: 0, share: null } })).toMatch(
    /^No answer of the last checkpoint is wrong/,
  );
  expect(noLeakReason(answer)).toBeNull();
  expect(leakFigures({ ...answer, newFacts: 0 })).toEqual([]);
});
