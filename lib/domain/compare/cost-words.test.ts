import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingText } from "@/lib/domain/findings/finding-words";
import { expectClaims } from "@/lib/testing/claims";
import { bendWords, costFinding } from "./cost-words";

const term = (estimate: number, low: number | null, high: number | null) => ({
  ...{ estimate, low, high },
  pValue: low === null ? null : 0.02,
});
const say = (runs: number, withEpoch: ReturnType<typeof term> | null, without = withEpoch) => {
  const finding = costFinding({
    runs,
    unknownBy: { withEpoch, withoutEpoch: without },
    bend: null,
  });
  return finding && findingText(finding);
};

describe("what newly learned facts go with", () => {
  it("is told with the epoch held and without, the interval turned into a loss", () => {
    expect(say(6, term(-0.2627, -0.4503, -0.0751), term(-0.4535, -0.7327, -0.1743))).toBe(
      "Each 1 % of the training set that is newly learned goes with 0.26 points less accuracy (0.08 to 0.45), the epoch held fixed; without the epoch it is 0.45.",
    );
    expect(say(6, null, term(0.2, 0.1, 0.3))).toBe(
      "Each 1 % of the training set that is newly learned goes with 0.20 points more accuracy (0.10 to 0.30).",
    );
  });

  it("cannot be told where the interval holds 0", () => {
    expect(say(6, null, term(-0.1, -0.3, 0.1))).toBe(
      "It is not clear what 1 % of the training set newly learned goes with: 0.10 points less accuracy (−0.10 to 0.30).",
    );
  });

  it("has no interval below five runs, and nothing is said of one run", () => {
    expect(say(3, term(-0.3, null, null))).toContain("An interval takes 5 runs.");
    expect(say(1, term(-0.3, null, null))).toBeNull();
    expect(say(3, null)).toBeNull();
  });

  it("never costs anything: it is an association", () => {
    const said = [say(6, term(-0.3, -0.4, -0.2)), say(3, term(-0.3, null, null))].join(" ");
    expect(said).not.toMatch(/cost|due to|because/);
  });
});

describe("whether the line bends", () => {
  it("is said only where it was tested", () => {
    expect(bendWords({ bend: null })).toBeNull();
    expect(bendWords({ bend: { ...term(-0.05, null, null), pValue: null } })).toBeNull();
    expect(bendWords({ bend: { ...term(-0.05, -0.3, 0.2), pValue: 0.57 } })).toContain(
      "No bend shown",
    );
    expect(bendWords({ bend: { ...term(-0.5, -0.7, -0.3), pValue: 0.01 } })).toContain(
      "go with more loss",
    );
  });
});

it("is an association, and told only where the interval excludes none", () => {
  const bound = fc.double({ min: -3, max: 3, noNaN: true });
  const anyTerm = fc
    .tuple(bound, bound, bound, fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([a, b, c, hasInterval, pValue]) => {
      const [low = 0, estimate = 0, high = 0] = [a, b, c].toSorted((x, y) => x - y);
      return hasInterval
        ? { estimate, low, high, pValue }
        : { estimate, low: null, high: null, pValue: null };
    });
  type Facts = Parameters<typeof costFinding>[0];
  const shown = ({ unknownBy }: Facts) => unknownBy.withEpoch ?? unknownBy.withoutEpoch;
  const mayBeNone = (facts: Facts) => {
    const { low = null, high = null } = shown(facts) ?? {};
    return low !== null && high !== null && low <= 0 && high >= 0;
  };
  const said = (facts: Facts) => {
    const finding = costFinding(facts);
    return [finding === null ? "" : findingText(finding), bendWords(facts) ?? ""];
  };
  expectClaims<Facts>({
    facts: fc.record({
      runs: fc.integer({ min: 1, max: 8 }),
      unknownBy: fc.record({ withEpoch: fc.option(anyTerm), withoutEpoch: fc.option(anyTerm) }),
      bend: fc.option(anyTerm),
    }),
    say: said,
    claims: [
      [/goes with .* (less|more)/, (facts) => !mayBeNone(facts) && facts.runs > 1],
      [/points less/, (facts) => (shown(facts)?.estimate ?? 0) < 0],
      [/points more/, (facts) => (shown(facts)?.estimate ?? 0) >= 0],
      // A clear change has an interval on its own side of none.
      [/\(−/, mayBeNone],
      [/It is not clear/, mayBeNone],
      [/the epoch held fixed/, ({ unknownBy }) => unknownBy.withEpoch !== null],
      [/An interval takes/, (facts) => shown(facts)?.low === null],
      [/The line bends/, ({ bend }) => (bend?.pValue ?? 1) < 0.05],
      [/No bend shown/, ({ bend }) => bend?.pValue != null && bend.pValue >= 0.05],
    ],
  });
  fc.assert(
    fc.property(anyTerm, (one) => {
      const facts = { runs: 6, unknownBy: { withEpoch: one, withoutEpoch: null }, bend: one };
      expect(said(facts).join(" ")).not.toMatch(/\bcosts?\b|due to|because/i);
    }),
  );
});
