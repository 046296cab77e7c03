import { describe, expect, test } from "vitest";
import type { Slice } from "@/lib/runs/analysis/slice-order";
import type { LeaksResponse, SlicesResponse } from "@/lib/runs/examples/examples-schema";
import type { SeriesPoint } from "@/lib/runs/schema";
import { shownLeaks } from "./leaks-model";
import { shownPath } from "./path-model";
import { shownSlices } from "./slices-model";

const view = { split: "dev", population: "Known" } as const;

function point(change: Partial<SeriesPoint>): SeriesPoint {
  return {
    step: 0,
    epoch: 0,
    time: null,
    split: "dev",
    category: "Known",
    set: null,
    basis: "counts",
    total: 10,
    correct: 5,
    abstained: 0,
    fitted: null,
    accuracy: 0.5,
    low: null,
    high: null,
    hallucinationRate: null,
    attemptedHallucinationRate: null,
    abstentionRate: null,
    ...change,
  };
}
const train = (step: number, fitted: number | null, total = 10) =>
  point({ step, epoch: step, split: "train", category: "Unknown", fitted, total });
const dev = (step: number, correct: number, total = 10) =>
  point({ step, epoch: step, correct, total });

describe("shownPath", () => {
  const at = (step: number) => ({ step, epoch: step });

  test("joins examples fitted and answers right by checkpoint, in the order of steps", () => {
    const rows = [dev(2, 6), train(2, 9), dev(1, 8), train(1, 3)];
    const { card, reason, n } = shownPath(rows, view);
    expect(card.points).toEqual([
      { ...at(1), fitted: 3, unknown: 10, correct: 8, total: 10 },
      { ...at(2), fitted: 9, unknown: 10, correct: 6, total: 10 },
    ]);
    expect([reason, n]).toEqual([null, 10]);
  });

  test("leaves out checkpoints that evaluated only one of the two", () => {
    const { card } = shownPath([dev(1, 8), train(2, 3), dev(3, 0, 0), train(3, 1)], view);
    expect(card.points).toEqual([]);
  });

  test("takes no share out of an empty set", () => {
    expect(shownPath([dev(1, 8), train(1, 0, 0)], view).card.points).toEqual([]);
  });

  test("names what is missing where there is no path", () => {
    const reasonOf = (rows: readonly SeriesPoint[]) => shownPath(rows, view).reason;
    expect(reasonOf([dev(1, 8)])).toMatch(/^No training example was evaluated/);
    expect(reasonOf([point({ split: "train", category: "Known", fitted: 3 })])).toMatch(
      /^No Unknown example is in the training set/,
    );
    expect(reasonOf([train(2, 3), dev(1, 8)])).toMatch(/^No checkpoint evaluated both/);
  });
});

function slice(value: string, points: number, adjustedPValue = 0.2): Slice {
  return {
    ...{ value, n: 10, best: 0.9, last: 0.5, lost: 4, gained: 0, pValue: 0.01, adjustedPValue },
    ...{ drop: { points, low: 1, high: 70 }, trainingExamples: 5 },
    ...{ unknownShare: 0.5, whollyUnknown: false },
  };
}

describe("shownSlices", () => {
  const slices = Array.from({ length: 12 }, (_, k) => slice(`P${k}`, k, k < 3 ? 0.01 : 0.2));
  const answer: SlicesResponse = {
    ...{ run: "r", by: "relation", split: "dev", population: "Known", attributes: ["relation"] },
    ...{ best: { step: 1, epoch: 1 }, last: { step: 2, epoch: 2 }, slices, reason: null },
  };

  test("holds the eight in sight, and of the others only their number", () => {
    const { card, n } = shownSlices(answer, { order: "change", allSlices: false });
    expect(card.slices.map(({ value }) => value)).toEqual([
      "P11",
      "P10",
      "P9",
      "P8",
      "P7",
      "P6",
      "P5",
      "P4",
    ]);
    expect([card.of, card.differing, n]).toEqual([12, 3, 120]);
    expect(JSON.stringify(card)).not.toContain("P3");
  });

  test("holds all of them once all are shown, in the order asked for", () => {
    const { card } = shownSlices(answer, { order: "value", allSlices: true });
    expect(card.slices).toHaveLength(12);
    expect(card.slices[1]?.value).toBe("P1");
  });

  test("drops what the card does not show", () => {
    const { card } = shownSlices(answer, { order: "change", allSlices: false });
    expect(Object.keys(card.slices[0] ?? {})).not.toContain("trainingExamples");
    expect(JSON.stringify(card)).not.toContain("attributes");
  });
});

describe("shownLeaks", () => {
  const concentration = {
    ...{ predictions: 8, distinct: 5, share: 0.5 },
    commonest: [{ prediction: "Paris", count: 3 }],
  };
  const figures = { step: 2, epoch: 2, total: 8, wrong: 4, leaked: 2, share: 0.5, concentration };
  const leaked = { question: "q?", prediction: "Rome", trainingQuestion: "tq?" };
  const answer: LeaksResponse = {
    ...{ run: "r", split: "dev", population: "Known", newFacts: 6, start: null },
    ...{ last: figures, cases: [{ ...leaked, id: "e1", trainingId: "t1" }], reason: null },
  };

  test("tells no text of an example and no id without leave", () => {
    const { card, n } = shownLeaks(answer, false);
    expect(card.cases).toBeNull();
    expect(JSON.stringify(card)).not.toMatch(/Paris|Rome|q\?|e1|t1/);
    expect([card.last?.concentration.commonest, n]).toEqual([1, 8]);
  });

  test("tells the leaked questions with leave, still without ids and commonest answers", () => {
    const { card } = shownLeaks(answer, true);
    expect(card.cases).toEqual([leaked]);
    expect(JSON.stringify(card)).not.toMatch(/Paris|e1|t1/);
  });
});
