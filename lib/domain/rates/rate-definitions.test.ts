import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateDefinition, rateDefinitions, rateIds } from "@/lib/domain/rates/rate-definitions";

const anyCounts = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500))
  .map(([correct, abstained, wrong]) => ({
    total: correct + abstained + wrong,
    correct,
    abstained,
  }));

describe("rateDefinitions", () => {
  it("offer every rate once under the names of SCIENCE.md section 4", () => {
    expect(rateDefinitions.map(({ id, label }) => [id, label])).toEqual([
      ["accuracy", "accuracy"],
      ["hallucination", "hallucination rate (of questions)"],
      ["attempted-hallucination", "hallucination rate (of attempts)"],
      ["abstention", "abstention rate"],
    ]);
    expect(rateDefinitions.map(({ id }) => id)).toEqual([...rateIds]);
  });

  it("never name a bare hallucination rate", () => {
    const labels = rateDefinitions.map(({ label }) => label);
    expect(labels).not.toContain("hallucination rate");
  });

  it("count accuracy alone as better when higher", () => {
    const better = rateDefinitions.filter(({ higherIsBetter }) => higherIsBetter);
    expect(better.map(({ id }) => id)).toEqual(["accuracy"]);
  });

  it("explain themselves in two sentences at most", () => {
    for (const { formula } of rateDefinitions) {
      const sentences = formula.split(/\.\s*/).filter(Boolean).length;
      expect([1, 2]).toContain(sentences);
      expect(formula).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("compute numerator over denominator, or null when there is no denominator", () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...rateIds), (counts, id) => {
        const rate = rateDefinition(id);
        const denominator = rate.denominator(counts);
        const expected = denominator === 0 ? null : rate.numerator(counts) / denominator;
        expect(rate.compute(counts)).toBe(expected);
      }),
    );
  });

  it("find 9 correct, 5 abstained and 6 wrong of 20 as 9/20, 6/20, 6/15 and 5/20", () => {
    const counts = { total: 20, correct: 9, abstained: 5 };
    const fractions = rateDefinitions.map((r) => [r.numerator(counts), r.denominator(counts)]);
    expect(fractions).toEqual([
      [9, 20],
      [6, 20],
      [6, 15],
      [5, 20],
    ]);
  });
});
