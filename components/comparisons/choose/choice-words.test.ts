import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { expectClaims } from "@/lib/testing/claims";
import { furthestWords, inOrderOfChoice, mixWords, wrongAt } from "./choice-words";

const share = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));

describe("the mix of a training set", () => {
  it("is none new only without Unknown examples, and relabelled only with some that are", () => {
    expectClaims({
      facts: fc.record({
        ...{ unknownShare: fc.option(share), relabelledUnknown: fc.option(share) },
        isOnce: fc.boolean(),
      }),
      say: ({ isOnce, ...mix }) => mixWords(mix, isOnce),
      claims: [
        [/none new/, ({ unknownShare }) => unknownShare === 0],
        [/relabelled/, ({ relabelledUnknown }) => (relabelledUnknown ?? 0) > 0],
        [/% new/, ({ unknownShare }) => (unknownShare ?? 0) > 0],
        [/not known/, ({ unknownShare }) => unknownShare === null],
        [/evaluated once/, ({ isOnce }) => isOnce],
      ],
    });
    expect(mixWords({ unknownShare: 0.25 }, false)).toBe("25\u202f% new");
    expect(mixWords({ unknownShare: 0.125 }, false)).toBe("12.5\u202f% new");
  });
});

describe("the checkpoint with most new facts", () => {
  const named = fc.constantFrom({ step: 76, epoch: 2 }, { step: 152, epoch: 4 });

  it("is the same only where it is the best itself", () => {
    expectClaims({
      facts: fc.record({
        best: fc.option(named),
        furthest: fc.option(
          fc.tuple(named, fc.nat(600)).map(([at, learned]) => {
            return { ...at, learned, toLearn: 600, accuracy: 0.83, atMost: 2.94 };
          }),
        ),
      }),
      say: ({ best, furthest }) => {
        const { place, learned } = furthestWords({ furthest, figures: { best } } as ComparedRun);
        return `${place} ${learned}`;
      },
      claims: [
        [/the same/, ({ best, furthest }) => best !== null && best.step === furthest?.step],
        [/epoch/, ({ best, furthest }) => furthest !== null && best?.step !== furthest.step],
        [/of 600/, ({ furthest }) => furthest !== null],
        [/^–/, ({ furthest }) => furthest === null],
      ],
    });
  });
});

it("lists the most accurate first, and those without an answer last", () => {
  const run = (name: string, accuracy: number | null) =>
    ({ name, figures: { best: accuracy === null ? null : { accuracy } } }) as ComparedRun;
  const runs = [run("none", null), run("low", 0.2), run("high", 0.9)];
  expect(inOrderOfChoice({ runs }).map(({ name }) => name)).toEqual(["high", "low", "none"]);
});

it("counts no withheld answer as a wrong one", () => {
  expect(wrongAt({ split: "test", total: 640, correct: 200, abstained: 400 })).toBe(40 / 640);
});
