import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { remedyEffect, unpairedRemedyEffect } from "@/lib/domain/compare/remedy-effect";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

const { correct, incorrect, abstained, notEvaluated } = outcomes;
const vector = (...parts: readonly (readonly [number, number])[]) =>
  Uint8Array.from(
    parts.flatMap(([outcome, times]) => Array.from({ length: times }, () => outcome)),
  );

describe("remedyEffect", () => {
  it("counts wrong and right answers pair by pair", () => {
    // tiny-lm, split test at epoch 30, unk050_ablated_s1 against unk050_s1, recounted in numpy: of 640
    // questions 115 wrong became right and 11 right became wrong; mean and standard error by numpy.
    const plain = vector([incorrect, 426], [correct, 214]);
    const filtered = vector([correct, 115], [incorrect, 311], [incorrect, 11], [correct, 203]);
    const effect = remedyEffect(plain, filtered);
    expect(effect.total).toBe(640);
    expect(effect.wrong?.difference).toBeCloseTo(-0.1625, 12);
    expect(effect.wrong?.low).toBeCloseTo(-0.194512533816, 9);
    expect(effect.wrong?.high).toBeCloseTo(-0.130487466184, 9);
    expect(effect.correct?.difference).toBeCloseTo(0.1625, 12);
    expect(effect.isPaired).toBe(true);
  });

  it("tells fewer wrong answers from more right ones where the run abstains", () => {
    // unk050_idk_s1 against unk050_s1, recounted in numpy: 294 wrong went and 5 came, 100 right went and 38 came.
    const plain = vector([incorrect, 426], [correct, 214]);
    const relabelled = vector(
      ...([
        [correct, 38],
        [abstained, 256],
        [incorrect, 132],
        [incorrect, 5],
        [abstained, 95],
        [correct, 114],
      ] as const),
    );
    const effect = remedyEffect(plain, relabelled);
    expect(effect.wrong?.difference).toBeCloseTo(-0.4515625, 12);
    expect(effect.wrong?.low).toBeCloseTo(-0.491346240546, 9);
    expect(effect.wrong?.high).toBeCloseTo(-0.411778759454, 9);
    expect(effect.correct?.difference).toBeCloseTo(-0.096875, 12);
    expect(effect.correct?.low).toBeCloseTo(-0.132086486414, 9);
  });

  it("leaves out what either did not evaluate, and what lies past an end", () => {
    const effect = remedyEffect(
      Uint8Array.of(correct, notEvaluated, incorrect, incorrect),
      Uint8Array.of(incorrect, correct, correct),
    );
    expect(effect.total).toBe(2);
    expect(effect.wrong?.difference).toBe(0);
  });

  it("tells nothing with fewer than two shared examples", () => {
    const none = { wrong: null, correct: null, isPaired: true };
    expect(remedyEffect(new Uint8Array(), new Uint8Array())).toEqual({ total: 0, ...none });
    expect(remedyEffect(Uint8Array.of(2), Uint8Array.of(1))).toEqual({ total: 1, ...none });
  });

  it("is the opposite when the runs are exchanged", () => {
    const any = fc.uint8Array({ max: 3, minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [there, back] = [remedyEffect(a, b), remedyEffect(b, a)];
        expect(there.total).toBe(back.total);
        expect((there.wrong?.difference ?? 0) + (back.wrong?.difference ?? 0)).toBeCloseTo(0, 12);
        expect((there.correct?.low ?? 0) + (back.correct?.high ?? 0)).toBeCloseTo(0, 12);
      }),
    );
  });
});

describe("unpairedRemedyEffect", () => {
  const counts = (total: number, right: number, idk = 0) => ({
    total,
    correct: right,
    abstained: idk,
  });

  it("agrees in the difference and is wider than the paired one", () => {
    const effect = unpairedRemedyEffect(counts(640, 214), counts(640, 318));
    expect(effect.wrong?.difference).toBeCloseTo(-0.1625, 12);
    expect(effect.wrong?.low ?? 0).toBeLessThan(-0.1945);
    expect(effect.isPaired).toBe(false);
  });

  it("tells nothing where nothing was evaluated", () => {
    expect(unpairedRemedyEffect(counts(0, 0), counts(10, 3))).toMatchObject({
      wrong: null,
      correct: null,
    });
  });
});
