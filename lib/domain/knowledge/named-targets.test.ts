import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTargetCounter } from "@/lib/domain/knowledge/named-targets";

describe("how many targets an answer names", () => {
  const count = createTargetCounter([
    ["Paris", "City of Paris"],
    ["New York", "NYC"],
    ["York"],
    ["the"],
    ["Lutetia", "Paris"],
  ]);

  it.each([
    ["It is Paris.", 1],
    ["Paris, or the City of Paris, or Lutetia", 1],
    ["Paris or New York", 2],
    ["New York", 1],
    ["New York and York", 2],
    ["Yorkshire", 0],
    ["the", 0],
    ["", 0],
    ["NYC, York, Lutetia!", 3],
  ])("counts in %j: %i", (text, expected) => {
    expect(count(text)).toBe(expected);
  });

  it("finds every one of targets that share no word, in any order", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[b-z]{3,8}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, fc.nat(), (words, seed) => {
        const known = words.filter((each) => each !== "the");
        const rotated = [...known.slice(seed % 8), ...known.slice(0, seed % 8)];
        const targets = createTargetCounter(known.map((each) => [each, `old ${each}`]));
        expect(targets(rotated.join(" and "))).toBe(known.length);
      }),
    );
  });
});
