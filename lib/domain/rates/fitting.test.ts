import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";
import { countFitted, isFitted } from "@/lib/domain/rates/fitting";

const { notEvaluated, incorrect, correct, abstained } = outcomes;
const everyOutcome: Outcome[] = [notEvaluated, incorrect, correct, abstained];
const anyVector = fc.array(fc.constantFrom(...everyOutcome), { maxLength: 60 });

describe("isFitted", () => {
  it("is true only for a correct answer when the example keeps its target", () => {
    expect(everyOutcome.filter((outcome) => isFitted(outcome, false))).toEqual([correct]);
  });

  it("is true only for an abstention when the example is relabelled", () => {
    expect(everyOutcome.filter((outcome) => isFitted(outcome, true))).toEqual([abstained]);
  });
});

describe("countFitted", () => {
  it("counts by each example's own target", () => {
    const unpacked = Uint8Array.of(correct, correct, abstained, abstained, incorrect, notEvaluated);
    const relabelled = Uint8Array.of(0, 1, 0, 1, 1, 1);
    expect(countFitted(unpacked, relabelled)).toEqual({ total: 5, fitted: 2 });
  });

  it("takes a missing byte as not relabelled", () => {
    const unpacked = Uint8Array.of(correct, abstained);
    expect(countFitted(unpacked, new Uint8Array(0))).toEqual({ total: 2, fitted: 1 });
  });

  it("counts nothing where nothing was evaluated", () => {
    expect(countFitted(new Uint8Array(3), Uint8Array.of(1, 0, 1))).toEqual({ total: 0, fitted: 0 });
  });

  it("equals the correct answers without relabelling and the abstentions with all relabelled", () => {
    fc.assert(
      fc.property(anyVector, (list) => {
        const unpacked = Uint8Array.from(list);
        const counts = countOutcomes(unpacked);
        const none = new Uint8Array(list.length);
        expect(countFitted(unpacked, none)).toEqual({
          total: counts.total,
          fitted: counts.correct,
        });
        expect(
          countFitted(
            unpacked,
            none.map(() => 1),
          ),
        ).toEqual({
          total: counts.total,
          fitted: counts.abstained,
        });
      }),
    );
  });
});
