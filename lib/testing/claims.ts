import fc from "fast-check";
import { expect } from "vitest";

/** Words, and what must be so for them to be said: an own reading of SCIENCE.md section 13, not the one that says them. */
export type Claims<Facts> = readonly (readonly [RegExp, (facts: Facts) => boolean])[];

type Said = string | readonly string[] | null | undefined;

/**
 * Draws facts and reads what is said of them: none of the words where what they claim is not so, and nothing that is no
 * word. Each must be said of some, or the claim would be tested by nothing.
 */
export function expectClaims<Facts>(
  {
    facts,
    say,
    claims,
  }: { facts: fc.Arbitrary<Facts>; say: (facts: Facts) => Said; claims: Claims<Facts> },
  numRuns = 2000,
): void {
  const unsaid = new Set(claims.map(([words]) => words));
  const check = (one: Facts) => {
    const text = [say(one) ?? []].flat().join("\n");
    expect(text).not.toMatch(/\b(NaN|Infinity|null|undefined)\b|\[object/);
    for (const [words, holds] of claims) {
      if (!words.test(text)) continue;
      unsaid.delete(words);
      expect([words, text, holds(one)]).toEqual([words, text, true]);
    }
  };
  fc.assert(fc.property(facts, check), { numRuns });
  expect([...unsaid], "never said").toEqual([]);
}
