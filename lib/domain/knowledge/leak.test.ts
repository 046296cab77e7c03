import { describe, expect, it } from "vitest";
import { findLeaks } from "@/lib/domain/knowledge/leak";

const unknownAnswers = [["Paris"], ["Rome", "Roma"], ["Paris"]];

describe("findLeaks", () => {
  it("finds wrong answers that are answers of Unknown training examples", () => {
    const leaks = findLeaks({
      answered: [
        { prediction: "the paris", outcome: 1 },
        { prediction: "Roma.", outcome: 1 },
        { prediction: "Oslo", outcome: 1 },
      ],
      unknownAnswers,
      scorer: "squad",
    });
    expect(leaks).toEqual({
      wrong: 3,
      leaked: 2,
      share: 2 / 3,
      cases: [
        { position: 0, trainingPositions: [0, 2] },
        { position: 1, trainingPositions: [1] },
      ],
    });
  });

  it("looks neither at right nor at withheld nor at missing answers", () => {
    const answered = ([0, 2, 3] as const).map((outcome) => ({ prediction: "Paris", outcome }));
    expect(findLeaks({ answered, unknownAnswers, scorer: "exact" })).toEqual({
      wrong: 0,
      leaked: 0,
      share: null,
      cases: [],
    });
  });

  it("does not match an empty answer", () => {
    const answered = [{ prediction: "the", outcome: 1 as const }];
    const leaks = findLeaks({ answered, unknownAnswers: [["a"]], scorer: "squad" });
    expect(leaks.leaked).toBe(0);
  });

  it("follows the dataset's scorer", () => {
    const answered = [{ prediction: "PARIS", outcome: 1 as const }];
    expect(findLeaks({ answered, unknownAnswers, scorer: "exact" }).leaked).toBe(0);
    expect(findLeaks({ answered, unknownAnswers, scorer: "triviaqa" }).leaked).toBe(1);
  });
});
