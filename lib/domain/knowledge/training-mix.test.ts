import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawTrainingSet, type PoolExample, type TrainingSetWish } from "./training-mix";

const pool = (known: number, unknown: number, relations = 3): PoolExample[] =>
  Array.from({ length: known + unknown }, (_, ordinal) => ({
    ordinal,
    isUnknown: ordinal >= known,
    relation: `P${ordinal % relations}`,
  }));
const wish = (of: Partial<TrainingSetWish>): TrainingSetWish => ({
  kind: "mix",
  size: null,
  unknownShare: null,
  seed: 1,
  ...of,
});
const unknownIn = (examples: readonly PoolExample[], ordinals: readonly { ordinal: number }[]) =>
  ordinals.filter(({ ordinal }) => examples[ordinal]?.isUnknown).length;

describe("a training set to train on next", () => {
  test("leaves the Unknown out, or keeps them relabelled", () => {
    const examples = pool(6, 4);
    const known = drawTrainingSet(examples, wish({ kind: "known" })).members ?? [];
    expect(known.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5]);
    const relabelled = drawTrainingSet(examples, wish({ kind: "relabelled" })).members ?? [];
    expect(relabelled).toHaveLength(10);
    expect(relabelled.filter(({ isRelabelled }) => isRelabelled)).toHaveLength(4);
  });

  test("says what is missing and what can be had", () => {
    const { problem } = drawTrainingSet(pool(800, 300), wish({ size: 6000, unknownShare: 0.5 }));
    expect(problem).toBe(
      "6000 examples with 50 % Unknown need 3000 Unknown ones, and split train has 300; size can be at most 600",
    );
    expect(drawTrainingSet([], wish({})).problem).toMatch(/no labelled example/);
    expect(drawTrainingSet(pool(0, 5), wish({ kind: "replay" })).problem).toMatch(/is Known/);
  });

  test("keeps each relation's share within a class", () => {
    const examples: PoolExample[] = pool(1000, 0).map((example, index) => ({
      ...example,
      relation: index < 700 ? "P17" : "P36",
    }));
    const drawn = drawTrainingSet(examples, wish({ kind: "known", size: 100 })).members ?? [];
    expect(drawn.filter(({ ordinal }) => ordinal < 700)).toHaveLength(70);
  });

  test("has the size and share that was asked for, once each, the same for the same seed", () => {
    const numbers = fc.record({
      known: fc.integer({ min: 1, max: 200 }),
      unknown: fc.integer({ min: 1, max: 200 }),
      unknownShare: fc.double({ min: 0, max: 1, noNaN: true }),
      seed: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const { known, unknown, unknownShare, seed } = of;
        const examples = pool(known, unknown);
        const whole = drawTrainingSet(examples, wish({ unknownShare, seed })).members ?? [];
        const size = Math.floor(whole.length * part);
        const drawn = drawTrainingSet(examples, wish({ size, unknownShare, seed }));
        if (drawn.members === null) {
          // Rounding may ask a smaller set for one example more than the largest one.
          expect(drawn.problem).toMatch(/size can be at most/);
          return;
        }
        const ordinals = drawn.members.map(({ ordinal }) => ordinal);
        expect(new Set(ordinals).size).toBe(size);
        expect(unknownIn(examples, drawn.members)).toBe(Math.round(size * unknownShare));
        expect(drawTrainingSet(examples, wish({ size, unknownShare, seed }))).toEqual(drawn);
      }),
    );
  });

  test("cannot be made one larger than the size it names", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (known, unknown, unknownShare) => {
          const examples = pool(known, unknown);
          const most = drawTrainingSet(examples, wish({ unknownShare })).members?.length ?? 0;
          expect(
            drawTrainingSet(examples, wish({ unknownShare, size: known + unknown + 1 })).members,
          ).toBeNull();
          expect(
            drawTrainingSet(examples, wish({ unknownShare, size: most })).members,
          ).not.toBeNull();
        },
      ),
    );
  });
});
