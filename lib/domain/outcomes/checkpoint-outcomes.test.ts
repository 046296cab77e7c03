import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOutcomes, pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

const { notEvaluated, incorrect, correct, abstained } = outcomes;
const anyVector = fc
  .array(fc.constantFrom(0, 1, 2, 3), { maxLength: 80 })
  .map((v) => Uint8Array.from(v));

describe("countOutcomes", () => {
  it("counts correct and abstained among the evaluated", () => {
    const vector = Uint8Array.of(correct, incorrect, abstained, notEvaluated, correct);
    expect(countOutcomes(vector)).toEqual({ total: 4, correct: 2, abstained: 1 });
  });

  it("counts nothing in an empty or unevaluated checkpoint", () => {
    const nothing = { total: 0, correct: 0, abstained: 0 };
    expect(countOutcomes(new Uint8Array(0))).toEqual(nothing);
    expect(countOutcomes(new Uint8Array(5))).toEqual(nothing);
  });

  it("adds up over two halves of the examples", () => {
    fc.assert(
      fc.property(anyVector, fc.nat(80), (vector, cut) => {
        const [left, right] = [
          countOutcomes(vector.slice(0, cut)),
          countOutcomes(vector.slice(cut)),
        ];
        expect(countOutcomes(vector)).toEqual({
          total: left.total + right.total,
          correct: left.correct + right.correct,
          abstained: left.abstained + right.abstained,
        });
      }),
    );
  });
});

describe("pairOutcomes", () => {
  it("sorts all sixteen pairs of outcomes", () => {
    const before = Uint8Array.from({ length: 16 }, (_, i) => i >> 2);
    const after = Uint8Array.from({ length: 16 }, (_, i) => i & 3);
    expect(pairOutcomes(before, after)).toEqual({ total: 9, lost: 2, gained: 2, bothCorrect: 1 });
  });

  it("counts an abstention after a correct answer as lost", () => {
    const [before, after] = [Uint8Array.of(correct), Uint8Array.of(abstained)];
    expect(pairOutcomes(before, after)).toEqual({ total: 1, lost: 1, gained: 0, bothCorrect: 0 });
    expect(pairOutcomes(after, before)).toEqual({ total: 1, lost: 0, gained: 1, bothCorrect: 0 });
  });

  it("does not count a move between wrong and abstained", () => {
    const [before, after] = [Uint8Array.of(incorrect), Uint8Array.of(abstained)];
    expect(pairOutcomes(before, after)).toEqual({ total: 1, lost: 0, gained: 0, bothCorrect: 0 });
  });

  it("leaves out examples evaluated at only one checkpoint or missing from the shorter", () => {
    const before = Uint8Array.of(correct, notEvaluated, correct, correct);
    const after = Uint8Array.of(notEvaluated, correct, correct);
    expect(pairOutcomes(before, after)).toEqual({ total: 1, lost: 0, gained: 0, bothCorrect: 1 });
  });

  it("swaps lost and gained when the checkpoints change places", () => {
    fc.assert(
      fc.property(anyVector, anyVector, (before, after) => {
        const { lost, gained, ...rest } = pairOutcomes(before, after);
        expect(pairOutcomes(after, before)).toEqual({ ...rest, lost: gained, gained: lost });
      }),
    );
  });

  it("explains the change in correct answers when all is evaluated at both", () => {
    const evaluated = fc.array(fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(1, 2, 3)));
    fc.assert(
      fc.property(evaluated, (rows) => {
        const before = Uint8Array.from(rows, ([first]) => first);
        const after = Uint8Array.from(rows, ([, second]) => second);
        const pairs = pairOutcomes(before, after);
        expect(pairs.total).toBe(rows.length);
        expect(pairs.bothCorrect + pairs.lost).toBe(countOutcomes(before).correct);
        expect(pairs.bothCorrect + pairs.gained).toBe(countOutcomes(after).correct);
      }),
    );
  });
});
