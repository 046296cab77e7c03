import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  belongsTo,
  categoryOfProbabilities,
  classifyKnowledge,
  isWeakEvidence,
  type KnowledgeDraws,
  knowledgeCategories,
  labelCategories,
  parseKnowledgeCategory,
  populations,
} from "@/lib/domain/knowledge/knowledge";
import golden from "./knowledge.golden.json";

describe("classifyKnowledge", () => {
  // The four rules of SCIENCE.md section 2 (Gekhman et al. 2024), with the paper's 10 and 160 draws.
  it.each([
    [10, 0, "HighlyKnown", 1, 0],
    [10, 160, "HighlyKnown", 1, 1],
    [9, 160, "MaybeKnown", 0.9, 1],
    [1, 0, "MaybeKnown", 0.1, 0],
    [0, 1, "WeaklyKnown", 0, 1 / 160],
    [0, 160, "WeaklyKnown", 0, 1],
    [0, 0, "Unknown", 0, 0],
  ])(
    "labels %i greedy and %i sampled hits as %s",
    (greedyHits, sampledHits, category, pGreedy, pSampled) => {
      const draws = {
        correctGreedy: greedyHits,
        greedy: 10,
        correctSampled: sampledHits,
        sampled: 160,
      };
      expect(classifyKnowledge(draws)).toEqual({
        category,
        pCorrectGreedy: pGreedy,
        pCorrectSampled: pSampled,
      });
    },
  );

  // golden: the table of SCIENCE.md section 2 by hand; onset.py is held to the same rows.
  it("labels as onset.py does", () => {
    for (const [correctGreedy, greedy, correctSampled, sampled, label] of golden.labels) {
      const draws = { correctGreedy, greedy, correctSampled, sampled } as KnowledgeDraws;
      expect(classifyKnowledge(draws).category, JSON.stringify(draws)).toBe(label);
    }
  });

  it("returns null for the sampled probability when nothing was sampled", () => {
    const draws = { correctGreedy: 0, greedy: 4, correctSampled: 0, sampled: 0 };
    expect(classifyKnowledge(draws)).toEqual({
      category: "Unknown",
      pCorrectGreedy: 0,
      pCorrectSampled: null,
    });
  });

  it("gives no label without greedy draws", () => {
    const draws = { correctGreedy: 0, greedy: 0, correctSampled: 3, sampled: 4 };
    expect(classifyKnowledge(draws)).toEqual({
      category: null,
      pCorrectGreedy: null,
      pCorrectSampled: 0.75,
    });
  });

  it.each([
    [1, "Known"],
    [0, "Unknown"],
  ])("tells no more than Known from Unknown by one greedy answer (%i right)", (hits, category) => {
    const draws = { correctGreedy: hits, greedy: 1, correctSampled: 0, sampled: 0 };
    expect(classifyKnowledge(draws).category).toBe(category);
    expect(isWeakEvidence(draws)).toBe(true);
  });

  it("takes one greedy answer with sampled ones for more than one alone", () => {
    const draws = { correctGreedy: 1, greedy: 1, correctSampled: 0, sampled: 10 };
    expect(classifyKnowledge(draws).category).toBe("HighlyKnown");
    expect(isWeakEvidence(draws)).toBe(false);
  });

  it("never makes an example less known when one more answer is correct", () => {
    const rank = (hits: { greedy: number; sampled: number }) => {
      const { category } = classifyKnowledge({
        correctGreedy: hits.greedy,
        greedy: 10,
        correctSampled: hits.sampled,
        sampled: 160,
      });
      return category === null ? -1 : labelCategories.indexOf(category);
    };
    fc.assert(
      fc.property(fc.nat(9), fc.nat(159), (greedy, sampled) => {
        expect(rank({ greedy: greedy + 1, sampled })).toBeLessThanOrEqual(
          rank({ greedy, sampled }),
        );
        expect(rank({ greedy, sampled: sampled + 1 })).toBeLessThanOrEqual(
          rank({ greedy, sampled }),
        );
      }),
    );
  });
});

describe("categoryOfProbabilities", () => {
  // The table of SCIENCE.md section 2.
  it.each([
    [1, 0, "HighlyKnown"],
    [0.7, 0.2, "MaybeKnown"],
    [0, 0.01, "WeaklyKnown"],
    [0, 0, "Unknown"],
    [0, null, "Unknown"],
    [null, 1, null],
  ])("labels P_greedy %s and P_sampled %s as %s", (greedy, sampled, category) => {
    expect(categoryOfProbabilities(greedy, sampled)).toBe(category);
  });
});

describe("parseKnowledgeCategory", () => {
  it.each([
    ["HighlyKnown", "HighlyKnown"],
    ["highly known", "HighlyKnown"],
    ["HIGHLY-KNOWN", "HighlyKnown"],
    ["maybe_known", "MaybeKnown"],
    [" Weakly Known\n", "WeaklyKnown"],
    ["unknown", "Unknown"],
    ["HK", "HighlyKnown"],
    ["mk", "MaybeKnown"],
    ["Wk", "WeaklyKnown"],
    ["known", "Known"],
    ["KNOWN ", "Known"],
  ])("reads %j as %s", (text, category) => {
    expect(parseKnowledgeCategory(text)).toBe(category);
  });

  it.each(["", "all", "HighlyKnown2", "un known?", "constructor", "__proto__", "HKHK"])(
    "returns null for %j",
    (text) => {
      expect(parseKnowledgeCategory(text)).toBeNull();
    },
  );

  it("reads every category's own name", () => {
    expect(labelCategories.map(parseKnowledgeCategory)).toEqual([...labelCategories]);
  });
});

describe("belongsTo", () => {
  it("counts the three Known categories in Known", () => {
    const known = knowledgeCategories.filter((category) => belongsTo(category, "Known"));
    expect(known).toEqual(["HighlyKnown", "MaybeKnown", "WeaklyKnown"]);
  });

  it("counts an example without a label in all and nowhere else", () => {
    expect(populations.filter((population) => belongsTo(null, population))).toEqual(["all"]);
  });

  it("counts a category in itself and in no other category", () => {
    for (const category of knowledgeCategories) {
      expect(knowledgeCategories.filter((other) => belongsTo(category, other))).toEqual([category]);
    }
  });

  it("counts an example labelled no finer than Known in Known and all", () => {
    const populationsOfIt = populations.filter((population) => belongsTo("Known", population));
    expect(populationsOfIt).toEqual(["Known", "all"]);
  });

  it("splits every labelled example between Known and Unknown", () => {
    for (const category of labelCategories) {
      expect(belongsTo(category, "Known")).toBe(!belongsTo(category, "Unknown"));
    }
  });
});
