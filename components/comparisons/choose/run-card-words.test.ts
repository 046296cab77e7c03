import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";
import { anyRunModel, anyRunModels } from "@/lib/testing/any-run-model";
import { expectClaims } from "@/lib/testing/claims";
import { choiceCards, runCards } from "./run-card-words";

const figure = (epoch: number, correct: number) => {
  const accuracy = correct / 800;
  return { step: epoch * 38, epoch, correct, total: 800, accuracy, low: null, high: null };
};
const point = (epoch: number, numerator: number) => {
  return { x: epoch, step: epoch * 38, epoch, numerator, total: 800 };
};
const run = (id: string, label: string, more: Partial<RunModel>): RunModel => ({
  ...{ id, label, unknownShare: 0, color: null, isBaseline: false, fits: null, drop: null },
  ...{ best: null, last: null, recommended: null, points: [], ...more },
});

// tiny-lm (design/README.md): unk000_s1 best at epoch 2, unk025_s1 1.75 points below it at epoch 3, bound 3.14.
const plain = run("run-1", "unk000_s1", {
  ...{ best: figure(2, 713), last: figure(30, 632), points: [point(2, 713), point(30, 632)] },
  atEnd: { split: "test", total: 640, correct: 303, abstained: 0 },
  ...{ furthest: null, relabelledUnknown: 0 },
});
const quarter = run("run-2", "unk025_s1", {
  ...{ unknownShare: 0.25, best: figure(2, 706), last: figure(30, 537), relabelledUnknown: 0 },
  points: [point(2, 706), point(3, 699), point(30, 537)],
  furthest: { step: 114, epoch: 3, accuracy: 699 / 800, learned: 53, toLearn: 300, atMost: 1.82 },
});
const relabelled = run("run-3", "unk050_idk_s1", {
  ...{ unknownShare: 0.5, relabelledUnknown: 1, best: figure(0, 640), points: [point(0, 640)] },
  isReference: false,
});
const choice = {
  margin: 2,
  best: { id: "run-1", step: 76, epoch: 2 },
  needed: {
    ...{ id: "run-2", step: 114, epoch: 3, accuracy: 699 / 800 },
    ...{ learned: 53, toLearn: 300, loss: 1.75, atMost: 3.14 },
  },
};
const shown = { runs: [relabelled, quarter, plain], choice, rate: "accuracy" } as const;

describe("choiceCards", () => {
  it("says what to use on known facts and where the new facts are needed, and what that gives up", () => {
    expect(choiceCards(shown)).toMatchObject([
      {
        label: "Best on known facts",
        title: "unk000_s1, epoch 2",
        figures: [{ value: "89.1\u202f%", notes: ["713 of 800", "86.8 to 91.1"] }],
        note: "",
      },
      {
        label: "If the new facts are needed",
        title: "unk025_s1, epoch 3",
        figures: [
          { value: "87.4\u202f%", notes: ["699 of 800", "84.9 to 89.5"] },
          { label: "New facts learned", value: "53", notes: ["of 300"] },
        ],
        note: "1.8 points below the best run, at most 3.2 (95 %).",
      },
    ]);
  });

  it("is one card where one checkpoint serves both, and none in a link frozen before", () => {
    const both = { ...choice, needed: { ...choice.needed, ...choice.best } };
    const cards = choiceCards({ ...shown, choice: both });
    expect(cards.map(({ label }) => label)).toEqual([
      "Best on known facts, and if the new facts are needed",
    ]);
    expect(choiceCards({ ...shown, choice: undefined })).toEqual([]);
    expect(choiceCards({ ...shown, choice: { ...choice, needed: null } })).toHaveLength(1);
  });

  it("counts nothing from a curve of another rate", () => {
    const [, needed] = choiceCards({ ...shown, rate: "hallucination" });
    expect(needed?.figures[0]).toMatchObject({ value: "87.4\u202f%", notes: [] });
  });
});

describe("runCards", () => {
  const cards = runCards(shown);

  it("has the best first and marks those to choose", () => {
    expect(cards.map(({ run: { label }, mix, isToChoose }) => [label, mix, isToChoose])).toEqual([
      ["unk000_s1", "none new", true],
      ["unk025_s1", "25\u202f% new", true],
      ["unk050_idk_s1", "relabelled", false],
    ]);
  });

  it("says of each what to use, what it learns and what is left", () => {
    const told = cards.map(({ figures }) =>
      figures.map(({ label, value, notes }) => [label, value, ...notes].join(" | ")),
    );
    expect(told).toEqual([
      [
        "Use epoch 2 | 89.1\u202f% | 86.8 to 91.1",
        "New facts learned | none | none in training",
        "Last | 79.0\u202f% | test 52.7\u202f% wrong",
      ],
      [
        "Use epoch 3 | 87.4\u202f% | 84.9 to 89.5",
        "New facts learned | 53 | of 300 | by epoch 3",
        "Last | 67.1\u202f%",
      ],
      [
        "Use base model | 80.0\u202f% | 77.1 to 82.6",
        "New facts learned | none | relabelled",
        "Last | –",
      ],
    ]);
  });

  it("claims nothing of a run that evaluated nothing, or of links frozen before", () => {
    const [card] = runCards({
      runs: [run("run-1", "old", { unknownShare: null })],
      rate: "accuracy",
    });
    expect(card?.mix).toBe("not known");
    expect(card?.figures.map(({ label, value }) => `${label} ${value}`)).toEqual([
      "Nothing evaluated –",
      "New facts learned –",
      "Last –",
    ]);
  });
});

describe("a card", () => {
  it("says no more of a run than its numbers", () => {
    expectClaims({
      facts: anyRunModel,
      say: (one) =>
        runCards({ runs: [one], rate: "accuracy" }).flatMap(({ mix, figures }) => [
          `mix ${mix}`,
          ...figures.map(({ label, value, notes }) => [label, value, ...notes].join(" | ")),
        ]),
      claims: [
        [/^Use /m, ({ best }) => best !== null],
        [/^Nothing evaluated/m, ({ best }) => best === null],
        [
          /mix none new/,
          ({ unknownShare, relabelledUnknown }) => !unknownShare && !relabelledUnknown,
        ],
        [/none in training/, ({ unknownShare, furthest }) => unknownShare === 0 && !furthest],
        [/none \| relabelled/, ({ relabelledUnknown }) => (relabelledUnknown ?? 0) > 0],
        [/mix evaluated once/, ({ isReference }) => isReference === true],
        [/of 300/, ({ furthest }) => furthest != null],
        [/by (epoch|step|base)/, ({ furthest, best }) => furthest?.step !== best?.step],
        [/% wrong/, ({ atEnd, last }) => atEnd != null && last !== undefined],
      ],
    });
  });

  it("of a choice names the best, and new facts only where some run learns them", () => {
    const place = fc.constantFrom({ step: 76, epoch: 2 }, { step: 114, epoch: 3 });
    const needed = fc.record({
      ...{ at: place, learned: fc.integer({ min: 1, max: 300 }), isFirst: fc.boolean() },
      ...{ loss: fc.double({ min: -5, max: 20, noNaN: true }) },
      atMost: fc.option(fc.double({ min: 0, max: 25, noNaN: true })),
    });
    expectClaims({
      facts: fc.record({ runs: anyRunModels, at: place, needed: fc.option(needed) }),
      say: ({ runs, at, needed: wanted }) => {
        const [first, last] = [runs.at(0)?.id ?? "", runs.at(-1)?.id ?? ""];
        const told = wanted && {
          ...{ id: wanted.isFirst ? first : last, ...wanted.at, accuracy: 0.5, toLearn: 300 },
          ...{ learned: wanted.learned, loss: wanted.loss, atMost: wanted.atMost },
        };
        const shownChoice = { margin: 2, best: { id: first, ...at }, needed: told };
        return choiceCards({ runs, rate: "accuracy", choice: shownChoice }).flatMap((card) => [
          card.label,
          ...card.figures.map(({ label, value }) => `${label} ${value}`),
          card.note,
        ]);
      },
      claims: [
        [/new facts are needed|New facts learned/, ({ needed: wanted }) => wanted !== null],
        [/below the best run/, ({ needed: wanted }) => wanted !== null],
        [/at most/, ({ needed: wanted }) => wanted?.atMost != null],
        [
          /, and if the new facts/,
          ({ runs, at, needed: wanted }) =>
            wanted?.at.step === at.step && (wanted.isFirst || runs.length === 1),
        ],
      ],
    });
  });
});
