import { describe, expect, it } from "vitest";
import { answersAtEnd, type SummaryRow } from "./run-summary";

const row = (split: string, step: number, counts: [number, number, number], category = "all") => {
  const [total, correct, abstained] = counts;
  return { split, step, category, total, correct, abstained, fitted: null } as SummaryRow;
};

describe("what a run answers at the end", () => {
  it("is its last checkpoint on test, whatever dev says", () => {
    const rows = [
      row("dev", 30, [800, 430, 0], "HighlyKnown"),
      row("test", 10, [640, 400, 0]),
      row("test", 20, [400, 100, 50], "HighlyKnown"),
      row("test", 20, [240, 14, 0], "Unknown"),
    ];
    expect(answersAtEnd(rows)).toEqual({ split: "test", total: 640, correct: 114, abstained: 50 });
  });

  it("falls back to the held-out split, never to training, and is nothing without counts", () => {
    const rows = [row("train", 9, [10, 9, 0]), row("dev", 8, [10, 5, 1])];
    expect(answersAtEnd(rows)).toMatchObject({ split: "dev", correct: 5 });
    expect(answersAtEnd([row("train", 9, [10, 9, 0])])).toBeNull();
    expect(answersAtEnd([row("dev", 8, [0, 0, 0])])).toBeNull();
    expect(answersAtEnd([])).toBeNull();
  });
});
