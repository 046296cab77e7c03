import { describe, expect, it } from "vitest";
import { questionsOf, remediesPicture } from "@/components/comparisons/remedies/remedies-words";
import type { RemedyModel } from "@/lib/comparisons/remedies/remedies-model";

describe("remediesPicture", () => {
  it("tells what remedies changed, with intervals", () => {
    // tiny-lm: filtering takes 16.3 points (13.0 to 19.5) off the wrong answers of 640 test questions.
    const wrong = { points: -16.3, low: -19.5, high: -13 };
    const counts = { total: 640, correct: 318, abstained: 0 };
    const outcome = { setting: null, step: 30, epoch: 30, counts };
    const remedy: RemedyModel = {
      ...{ split: "test", sentence: "" },
      outcomes: [
        { ...outcome, id: "run-1", kind: "as-it-is", effect: null },
        {
          ...{ ...outcome, id: "run-2", kind: "filtered" },
          effect: { total: 640, wrong, correct: null, paired: false },
        },
      ],
    };
    const picture = remediesPicture([remedy], (id) => `Run ${id}`);
    const [asItIs, filtered] = picture?.table.rows ?? [];
    expect(asItIs?.cells[4]?.text).toBe("–");
    expect(filtered?.cells[0]).toMatchObject({ text: "Unknown filtered out", note: "Run run-2" });
    expect(filtered?.cells[4]).toEqual({ text: "−16.3", note: "−19.5 to −13.0" });
    expect(picture?.note).toContain("unpaired");
    expect(questionsOf(remedy)).toBe("640 test questions");
  });

  it("is none where no remedy was tried", () => {
    expect(remediesPicture([], (id) => id)).toBeNull();
  });
});
