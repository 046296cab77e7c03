import fc from "fast-check";
import { expect, test } from "vitest";
import { shownLeaks } from "@/lib/runs/dynamics/leaks-model";
import type { LeaksResponse } from "@/lib/runs/examples/examples-schema";
import { expectClaims } from "@/lib/testing/claims";
import { concentrationWords, leakFigures, leaksWords, noLeakReason } from "./leaks-words";

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
const answer: LeaksResponse = {
  run: "r",
  split: "dev",
  population: "Known",
  newFacts: 600,
  start,
  last,
  cases: [],
  reason: null,
};
const cardOf = (changes: Partial<LeaksResponse> = {}) =>
  shownLeaks({ ...answer, ...changes }, false).card;
const plain = (text: string | null | undefined) => text?.replace(/\u202f/g, " ");

test("puts the share now beside the share before fine-tuning, with counts", () => {
  const figures = leakFigures(cardOf());
  expect(figures.map(({ label }) => label)).toEqual(["Last, epoch 30", "Before fine-tuning"]);
  expect(figures.map(({ value }) => plain(value))).toEqual(["58.4 %", "36.3 %"]);
  expect(figures[0]?.caption).toBe("216 of 370 wrong answers");
});

test("has no comparison where the model before fine-tuning was not evaluated", () => {
  expect(leakFigures(cardOf({ start: null }))).toHaveLength(1);
  expect(plain(concentrationWords(cardOf({ start: null })))).toBe(
    "The 10 commonest answers cover 6.3 % of 800; 566 are different.",
  );
});

test("compares the concentration with the start", () => {
  expect(plain(concentrationWords(cardOf()))).toBe(
    "The 10 commonest answers cover 6.3 % of 800, 5.4 % before fine-tuning; 566 are different.",
  );
});

test("says why there is no share", () => {
  expect(noLeakReason(cardOf({ newFacts: 0 }))).toMatch(/^No Unknown example was taught/);
  expect(noLeakReason(cardOf({ last: { ...last, wrong: 0, leaked: 0, share: null } }))).toMatch(
    /^No answer of the last checkpoint is wrong/,
  );
  expect(noLeakReason(cardOf())).toBeNull();
  expect(leakFigures(cardOf({ newFacts: 0 }))).toEqual([]);
});

test("tells a guest the share now and before, in a sentence each, and no answer", () => {
  const { main, details, figures } = leaksWords(shownLeaks(answer, false));
  const [now, before] = main.map((segments) => plain(segments.map(({ text }) => text).join("")));
  expect(now).toBe(
    "58.4 % of the wrong answers are taken from new facts (216 of 370 wrong answers, epoch 30; dev Known).",
  );
  expect(before).toMatch(/^Before fine-tuning it was 36.3 % \(58 of 160 wrong answers\)/);
  expect(details).toHaveLength(1);
  expect(figures.map(({ label, value }) => [label, plain(value)])).toEqual([
    ["Last, epoch 30", "58.4 %"],
    ["Before fine-tuning", "36.3 %"],
    ["The 10 commonest answers", "6.3 %"],
  ]);
  expect(JSON.stringify([main, details, figures])).not.toContain("answer 0");
});

test("says nothing of before where nothing was evaluated before, nor of leaks where none can be", () => {
  const figures = fc
    .tuple(fc.nat(200), fc.nat(200), fc.option(fc.double({ min: 0, max: 1, noNaN: true })))
    .map(([wrong, leaked, covered]) => ({
      ...{ ...last, wrong, leaked: Math.min(leaked, wrong) },
      share: wrong === 0 ? null : Math.min(leaked, wrong) / wrong,
      concentration: { ...concentration, share: covered, commonest: ten },
    }));
  expectClaims({
    facts: fc.record({
      ...{ newFacts: fc.nat(2), start: fc.option(figures), last: fc.option(figures) },
    }),
    say: (changes) => {
      const card = cardOf(changes);
      const shown = { split: "dev", population: "Known", reason: null, n: 800, card } as const;
      const { main, details } = leaksWords(shown);
      return [...main, ...details]
        .map((part) => part.map(({ text }) => text).join(""))
        .concat(noLeakReason(card) ?? "");
    },
    claims: [
      [/Before fine-tuning it was/, ({ start: before }) => before !== null],
      [/is not known/, ({ start: before }) => before === null],
      [/, [^,]+ before fine-tuning;/, ({ start: before }) => before?.concentration.share != null],
      [/No Unknown example was taught/, ({ newFacts }) => newFacts === 0],
      [/No answer of the last checkpoint is wrong/, ({ last: now }) => !now?.wrong],
      [/are taken from new facts/, ({ last: now, newFacts }) => !!now?.wrong && newFacts > 0],
    ],
  });
});
