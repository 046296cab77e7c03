import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curvesIn, headlineSplit, judgedCurve } from "./judged-curve";
import { populations } from "./knowledge/knowledge";
import { type CountedRow, countsOf, populationsHolding } from "./knowledge/populations";
import { accuraciesOn } from "./run-summary";

type Category = CountedRow["category"];
const counted = (split: string, category: Category, total = 10) => ({ split, category, total });
const rate = (split: string, category: (typeof populations)[number] | null, accuracy = 0.5) => ({
  ...{
    step: 1,
    epoch: 1,
    timeMs: null,
    split,
    category,
    set: null,
    accuracy: accuracy as number | null,
  },
  ...{ hallucination: null, abstention: null, n: null, basis: "none" as const },
});
type Given = Partial<Parameters<typeof curvesIn>[0]>;
const judged = ({ counts = [], rates = [] }: Given, split?: string) =>
  judgedCurve(curvesIn({ counts, rates }), { population: "Known", split });

describe("the curve that a run is judged by", () => {
  it("is that of the project's population on the headline split, also where parts of it were counted", () => {
    const counts = [
      counted("test", "Known"),
      counted("dev", "MaybeKnown"),
      counted("train", "Known"),
    ];
    expect(judged({ counts })).toEqual({ split: "dev", population: "Known" });
  });

  it("is that of all examples where the split has none of the population, or nothing of it was evaluated", () => {
    const counts = [counted("dev", "unlabelled"), counted("dev", "Known", 0)];
    expect(judged({ counts })).toEqual({ split: "dev", population: "all" });
  });

  it("is of what was counted before what was logged, of accuracies before other rates", () => {
    const rates = [rate("dev", "Known")];
    expect(judged({ counts: [counted("test", "unlabelled")], rates })?.split).toBe("test");
    expect(judged({ counts: [counted("dev", "unlabelled")], rates })?.population).toBe("all");
    const withheld = { ...rate("dev", "Known"), accuracy: null };
    expect(judged({ rates: [withheld, rate("test", "all")] })).toEqual({
      split: "test",
      population: "all",
    });
  });

  it("takes the split that is asked for, as it is", () => {
    const counts = [counted("dev", "Known"), counted("test", "Unknown")];
    expect(judged({ counts }, "test")).toEqual({ split: "test", population: "all" });
  });

  it("has of sets whose class nobody said a split, and no figure", () => {
    const rates = [rate("dev", null, 0.7)];
    const curve = judged({ rates });
    expect(curve).toEqual({ split: "dev", population: "all" });
    expect(curve && accuraciesOn(curve, { counts: [], rates, epochs: new Map() })).toEqual([]);
  });

  it("is none of a run that was evaluated on training examples alone", () => {
    expect(judged({ counts: [counted("train", "Known")] })).toBeNull();
    expect(judged({})).toBeNull();
  });
});

it("the headline split is dev, else its usual other names, else any but train", () => {
  expect(headlineSplit(["test", "val", "validation"])).toBe("validation");
  expect(headlineSplit(["train", "zebra", "apple"])).toBe("apple");
  expect(headlineSplit(["train"])).toBeNull();
});

it("a stored category is of the populations that its counts are added up to", () => {
  const categories: Category[] = [...populations, "unlabelled"];
  fc.assert(
    fc.property(fc.constantFrom(...categories), fc.nat(), (category, total) => {
      const rows = [{ category, total, correct: 0, abstained: 0, fitted: null }];
      const holding = populations.filter((population) => countsOf(rows, population) !== null);
      expect(populationsHolding(category)).toEqual(holding);
    }),
  );
});

it("the points of a curve are its counts by step, else the accuracies that were logged", () => {
  // field F1: dev Known .81 .75 .66
  const rates = [0.81, 0.75, 0.66].map((accuracy, k) => ({
    ...rate("dev", "Known", accuracy),
    ...{ step: k + 1, epoch: k + 1 },
  }));
  const curve = { split: "dev", population: "Known" } as const;
  const epochs = new Map([[9, 3]]);
  const logged = accuraciesOn(curve, { counts: [], rates, epochs });
  expect(logged.map(({ step, accuracy }) => [step, accuracy])).toEqual([
    [1, 0.81],
    [2, 0.75],
    [3, 0.66],
  ]);
  const row = { split: "dev", correct: 1, abstained: 0, fitted: null };
  const counts = [
    { ...row, step: 9, category: "MaybeKnown" as const, total: 4 },
    { ...row, step: 8, category: "HighlyKnown" as const, total: 2 },
    { ...row, step: 9, category: "HighlyKnown" as const, total: 6 },
    { ...row, step: 7, category: "HighlyKnown" as const, total: 0, correct: 0 },
  ];
  expect(accuraciesOn(curve, { counts, rates, epochs })).toEqual([
    { step: 8, epoch: null, total: 2, correct: 1, accuracy: 0.5 },
    { step: 9, epoch: 3, total: 10, correct: 2, accuracy: 0.2 },
  ]);
});
