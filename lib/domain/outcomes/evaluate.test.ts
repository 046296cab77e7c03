import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  belongsTo,
  type LabelCategory,
  labelCategories,
  populations,
} from "@/lib/domain/knowledge/knowledge";
import { countsOf } from "@/lib/domain/knowledge/populations";
import { categoryOfCode, codeOfCategory, evaluateOutcomes } from "@/lib/domain/outcomes/evaluate";
import {
  createOutcomeVector,
  type Outcome,
  outcomes,
  writeOutcome,
} from "@/lib/domain/outcomes/outcomes";
import { compositionFromLabels, compositionFromRows, sharesOf } from "@/lib/domain/run-summary";

type Scored = { category: LabelCategory | null; outcome: Outcome };

function count(examples: readonly Scored[], isTraining = false) {
  let vector = createOutcomeVector(examples.length);
  examples.forEach(({ outcome }, ordinal) => {
    vector = writeOutcome(vector, ordinal, outcome);
  });
  const categories = Uint8Array.from(examples, ({ category }) => codeOfCategory(category));
  return evaluateOutcomes({ vector, categories, isTraining, mask: null });
}

const scored = fc.record({
  category: fc.constantFrom(null, ...labelCategories),
  outcome: fc.constantFrom(outcomes.correct, outcomes.incorrect, outcomes.abstained),
});

describe("evaluateOutcomes", () => {
  it("keeps the code of every label, so that codes kept in memory stay readable", () => {
    expect(labelCategories.map(codeOfCategory)).toEqual([1, 2, 3, 4, 5]);
    expect([0, 1, 2, 3, 4, 5].map(categoryOfCode)).toEqual(["unlabelled", ...labelCategories]);
  });

  it("counts binary labels as Known and Unknown", () => {
    const rows = count([
      { category: "Known", outcome: outcomes.correct },
      { category: "Known", outcome: outcomes.incorrect },
      { category: "Unknown", outcome: outcomes.incorrect },
    ]);
    expect(countsOf(rows, "Known")).toMatchObject({ total: 2, correct: 1 });
    expect(countsOf(rows, "Unknown")).toMatchObject({ total: 1, correct: 0 });
    expect(countsOf(rows, "all")).toMatchObject({ total: 3, correct: 1 });
  });

  it("gives no row Known where every Known example has a finer label", () => {
    const rows = count([{ category: "HighlyKnown", outcome: outcomes.correct }]);
    expect(rows.map(({ category }) => category)).toEqual(["HighlyKnown"]);
  });

  it("counts each population as its examples one by one, whatever mixture of labels", () => {
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 40 }), (examples) => {
        const rows = count(examples);
        for (const population of populations) {
          const members = examples.filter(({ category }) => belongsTo(category, population));
          const of = (wanted: Outcome) => members.filter((each) => each.outcome === wanted).length;
          const expected = {
            total: members.length,
            correct: of(outcomes.correct),
            abstained: of(outcomes.abstained),
            fitted: null,
          };
          const counted = countsOf(rows, population);
          expect(counted ?? { ...expected, total: 0 }).toEqual(expected);
        }
      }),
    );
  });

  it("tells the same shares of a training set by its labels and by its counted examples", () => {
    fc.assert(
      fc.property(fc.array(scored, { minLength: 1, maxLength: 40 }), (examples) => {
        const byLabel: Record<string, number> = {};
        for (const { category } of examples) {
          const name = category ?? "unlabelled";
          byLabel[name] = (byLabel[name] ?? 0) + 1;
        }
        const rows = count(examples, true).map((row) => ({ ...row, step: 1, split: "train" }));
        const shares = sharesOf(compositionFromLabels(byLabel));
        expect(sharesOf(compositionFromRows(rows))).toEqual(shares);
        const known = examples.filter(({ category }) => belongsTo(category, "Known")).length;
        expect(shares.Known).toBeCloseTo(known / examples.length, 12);
      }),
    );
  });
});
