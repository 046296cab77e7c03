import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectClaims } from "@/lib/testing/claims";
import { labelNoiseWords } from "./label-noise-words";

describe("label noise in words", () => {
  it("gives the Unknown share of each split its interval, and says what halves disagree on", () => {
    // tiny-lm, ../shared/golden/label-noise.json.
    const said = labelNoiseWords({
      facts: 5692,
      unknown: [{ split: "train", facts: 4252, expected: 0.4595, low: 0.4553, high: 0.4635 }],
      splitHalf: 0.02948,
    });
    expect(said.map((text) => text.replaceAll("\u202f", " "))).toEqual([
      "Were all facts asked again, Unknown would be 45.5 to 46.4 % in train (95 %; by a prior fitted to the draws of 5,692 facts).",
      "Two halves of the draws label 2.9 % of the facts differently, Known or Unknown.",
    ]);
  });

  it("says nothing where nothing is told", () => {
    expect(labelNoiseWords({ facts: 0, unknown: [], splitHalf: null })).toEqual([]);
  });
});

it("tells an interval of each split that was counted, and halves only where they were", () => {
  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  const share = fc.record({
    split: fc.constant("train"),
    facts: fc.nat(9),
    expected: ratio,
    low: ratio,
    high: ratio,
  });
  expectClaims({
    facts: fc.record({
      facts: fc.nat(6000),
      unknown: fc.array(share, { maxLength: 3 }),
      splitHalf: fc.option(ratio),
    }),
    say: labelNoiseWords,
    claims: [
      [/Were all facts asked again/, ({ unknown }) => unknown.length > 0],
      [/Two halves/, ({ splitHalf }) => splitHalf !== null],
    ],
  });
});
