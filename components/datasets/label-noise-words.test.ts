import { describe, expect, it } from "vitest";
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
