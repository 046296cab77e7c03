import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { type Claims, expectClaims } from "@/lib/testing/claims";
import { findingText } from "./finding-words";
import { findingsOf } from "./findings";
import type { FindingsInput } from "./findings-input";

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const at = fc.double({ min: 0, max: 1e6, noNaN: true });
const range = fc.record({ from: at, to: at });
const noneOrSome = fc.oneof(fc.constant(0), fc.nat(50));
const checkpoint = fc
  .tuple(fc.nat(50), noneOrSome, noneOrSome, fc.nat(99))
  .map(([correct, abstained, rest, place]) => ({
    ...{ at: place, correct, abstained },
    total: correct + abstained + rest,
  }));
const signed = fc.double({ min: -1, max: 1, noNaN: true });

const anyInput: fc.Arbitrary<FindingsInput> = fc.record({
  population: fc.constantFrom(...populations),
  unit: fc.constantFrom("epoch" as const, "step" as const),
  checkpoints: fc.nat(60),
  evaluated: fc.nat(60),
  best: fc.option(checkpoint),
  last: fc.option(checkpoint),
  isPaired: fc.boolean(),
  alarm: fc.option(
    fc.record({
      ...{ at, before: range, after: range, points: at },
      jitter: fc.double({ min: 0, max: 8, noNaN: true }),
    }),
  ),
  lastIsLower: fc.boolean(),
  estimate: fc.option(
    fc.record({
      onePointLost: fc.record({ low: at, high: fc.option(at) }),
      start: fc.record({ low: fc.option(at), high: at }),
      fits: fc.boolean(),
    }),
  ),
  fall: fc.option(fc.record({ loss: signed, compared: fc.nat(800) })),
  isBelowBase: fc.boolean(),
  recommended: fc.option(
    fc.record({
      ...{ at, isBase: fc.boolean(), unknownFitted: fc.option(ratio) },
      optimism: fc.option(fc.double({ min: 0, max: 5, noNaN: true })),
    }),
  ),
  furthest: fc.option(fc.record({ at, atMost: at, unknownFitted: fc.option(ratio) })),
  hasUnknown: fc.option(fc.boolean()),
  attributable: fc.option(
    fc.record({
      ...{ loss: ratio, low: signed, high: ratio, at, runFall: ratio },
      control: fc.constant({ run: "control", name: "control" }),
      question: fc.constantFrom("replaced" as const, "left-out" as const, "other" as const),
      seeds: fc.record({ run: fc.nat(3), control: fc.nat(3), isOverRuns: fc.boolean() }),
    }),
  ),
  detectableFall: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  hasPower: fc.boolean(),
  examplesNeeded: fc.option(fc.nat()),
});

/** SCIENCE.md section 13: words, and only when they may be said. */
const mayBeSaid: Claims<FindingsInput> = [
  [
    /unlearn|forgets what the model knew/i,
    (input) => input.isBelowBase && input.population === "Known" && input.alarm !== null,
  ],
  [/is confirmed at|One point is lost|It began/, ({ alarm }) => alarm !== null],
  [/due to new knowledge/, ({ attributable }) => (attributable?.low ?? 0) > 0],
  [/due to new knowledge/, ({ hasUnknown, alarm }) => hasUnknown !== false && alarm !== null],
  [/No fall is confirmed/, ({ alarm }) => alarm === null],
  [/No fall is confirmed/, ({ hasPower }) => hasPower],
  [/Too few examples|not even a lasting fall/, ({ hasPower, alarm }) => !hasPower && !alarm],
  [/there is nothing to lose/, ({ best, alarm }) => best?.correct === 0 && alarm === null],
  [/No fall is confirmed/, ({ checkpoints }) => checkpoints >= 4],
  [/points fewer|Falls /, ({ alarm }) => alarm !== null],
  [/points fewer/, ({ fall }) => (fall?.loss ?? 0) > 0],
  [/nothing is lost/, ({ last }) => last !== null && last.correct === last.total],
  [/withh(e|o)ld/, ({ last }) => (last?.abstained ?? 0) > 0],
  [/Use |is the best on this set/, ({ recommended }) => recommended !== null],
  [/Use the base model/, ({ recommended }) => recommended?.isBase === true],
  [/cannot be behind the fall/, ({ hasUnknown }) => hasUnknown === false],
  [/fresh questions/, ({ recommended }) => recommended?.optimism != null],
  [/for at most/, ({ furthest, recommended }) => furthest?.at !== recommended?.at],
  [/over \d+ and \d+ runs/, ({ attributable }) => attributable?.seeds.isOverRuns === true],
];

describe("what a sentence claims", () => {
  it("holds in every analysis in which it is said", () => {
    const say = (input: FindingsInput) => findingsOf(input).map(findingText);
    expectClaims({ facts: anyInput, say, claims: mayBeSaid }, 3000);
  });

  it("is never a cost, a hallucination or as good as something, which no analysis shows", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const said = findingsOf(input).map(findingText).join(" ");
        expect(said).not.toMatch(/\bcosts?\b|hallucinat|as good as|no worse/i);
      }),
    );
  });

  it("opens with exactly one headline, or with why there is none", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const kinds = findingsOf(input).map(({ kind }) => kind);
        const opening = kinds.filter((kind) => kind === "headline" || kind === "nothing-evaluated");
        // An alarm whose fall was never measured has none: nothing about it could be said in a line.
        const isOpen = input.alarm !== null && input.fall === null;
        if (!isOpen || kinds[0] === "nothing-evaluated") expect(opening).toEqual([kinds[0]]);
      }),
    );
  });
});
