import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasTransition,
  historyOf,
  transitionOf,
  transitions,
} from "@/lib/domain/dynamics/example-history";

/** "+" correct, "-" incorrect, "0" abstained, "." not evaluated, as on the screen. */
function read(strip: string): number[] {
  return [...strip].map((symbol) => ".-+0".indexOf(symbol));
}

describe("historyOf", () => {
  it.each([
    ["---", { isNever: true, isLearned: false, isForgotten: false, firstCorrect: null }],
    ["+++", { isUnforgettable: true, isLearned: false, firstCorrect: 0 }],
    ["--+", { isUnforgettable: true, isLearned: true, firstCorrect: 2 }],
    ["++-", { isForgotten: true, isUnforgettable: false, forgettingEvents: 1 }],
    ["+-+-", { isFlickering: true, isForgotten: true, forgettingEvents: 2 }],
    ["-+-", { isLearned: true, isForgotten: true, isFlickering: false }],
    ["+0", { isForgotten: true, forgettingEvents: 1 }],
    ["+.+", { isUnforgettable: true, evaluations: 2 }],
    [".-+", { isLearned: true, firstCorrect: 2 }],
    [".+", { isLearned: false, firstCorrect: 1, isUnforgettable: true }],
    ["..", { evaluations: 0, isNever: false, isUnforgettable: false }],
  ])("reads %s", (strip, expected) => {
    expect(historyOf(read(strip))).toMatchObject(expected);
  });

  it("splits the evaluated into never, unforgettable and forgotten", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }), (strip) => {
        const history = historyOf(strip);
        const classes = [history.isNever, history.isUnforgettable, history.isForgotten];
        expect(classes.filter(Boolean)).toHaveLength(history.evaluations > 0 ? 1 : 0);
        if (history.isFlickering) expect(history.isForgotten).toBe(true);
      }),
    );
  });
});

describe("transitionOf", () => {
  it.each([
    ["---", "never"],
    ["+++", "unforgettable"],
    ["-++", "learned"],
    ["-+-", "forgotten"],
    ["+-+", "flickering"],
    ["...", null],
  ])("calls %s %s", (strip, expected) => {
    expect(transitionOf(read(strip))).toBe(expected);
  });

  it("names a class that the example belongs to", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 }), (strip) => {
        const named = transitionOf(strip);
        const history = historyOf(strip);
        if (named) expect(hasTransition(history, named)).toBe(true);
        else expect(transitions.some((one) => hasTransition(history, one))).toBe(false);
      }),
    );
  });
});
