import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparabilityRefusal,
  intersectOrdinals,
  type ScoredRun,
} from "@/lib/domain/compare/comparability";

const scored = (run: string, changes: Partial<ScoredRun> = {}): ScoredRun => ({
  run,
  dataset: "d",
  scorer: "exact",
  abstentionPhrases: ["idk"],
  examples: Int32Array.from([1, 2, 3]),
  total: 3,
  ...changes,
});
const reference = scored("a");

describe("comparabilityRefusal", () => {
  it("compares runs on the same examples by the same rule, and a run with itself", () => {
    expect(comparabilityRefusal(reference, scored("b"))).toBeNull();
    expect(comparabilityRefusal(reference, scored("a", { dataset: "other" }))).toBeNull();
  });

  it("refuses another dataset and names both", () => {
    expect(comparabilityRefusal(reference, scored("b", { dataset: "e" }))).toEqual({
      reason: 'it answers dataset "e", a dataset "d": other questions and other labels',
      shared: null,
    });
    expect(comparabilityRefusal(reference, scored("b", { dataset: null }))?.reason).toContain(
      "it answers no dataset",
    );
  });

  it("refuses two runs of which nothing says what they answer", () => {
    const nameless = scored("a", { dataset: null });
    const refusal = comparabilityRefusal(nameless, scored("b", { dataset: null }));
    expect(refusal?.reason).toMatch(
      /^neither they nor a name a dataset.*; name it in the Configuration of each run, or by PUT/,
    );
  });

  it("refuses another scorer, and other phrases that count as abstentions", () => {
    expect(comparabilityRefusal(reference, scored("b", { scorer: "squad" }))?.reason).toBe(
      'scored by "squad", a by "exact"',
    );
    expect(comparabilityRefusal(reference, scored("b", { abstentionPhrases: [] }))?.reason).toBe(
      "other phrases count as abstentions than in a",
    );
  });

  it("offers the shared examples where only the sets differ", () => {
    const other = scored("b", { examples: Int32Array.from([2, 3, 4, 5]), total: 4 });
    expect(comparabilityRefusal(reference, other)).toEqual({
      reason: "it evaluated 4 examples, a 3; 2 are the same",
      shared: 2,
    });
    const apart = scored("b", { examples: Int32Array.from([9]), total: 1 });
    expect(comparabilityRefusal(reference, apart)?.shared).toBeNull();
  });

  it("compares counts without examples where as many were counted", () => {
    const counts = scored("b", { examples: null });
    expect(comparabilityRefusal(reference, counts)).toBeNull();
    expect(comparabilityRefusal(reference, { ...counts, total: 7 })?.reason).toBe(
      "it counts 7 examples, a 3, and which ones is not known",
    );
  });

  it("refuses a run without an evaluation of the split", () => {
    expect(comparabilityRefusal(reference, scored("b", { total: null }))?.reason).toBe(
      "nothing of this split is evaluated",
    );
  });
});

describe("intersectOrdinals", () => {
  it("holds what both lists hold, in order", () => {
    const ascending = fc.uniqueArray(fc.nat(40)).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(ascending, ascending, (a, b) => {
        const shared = intersectOrdinals(Int32Array.from(a), Int32Array.from(b));
        expect([...shared]).toEqual(a.filter((value) => b.includes(value)));
      }),
    );
  });
});
