import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { previewWords } from "@/components/uploads/mapping-control/preview-words";
import { namesWord, placeWord } from "@/components/uploads/mapping-control/set-words";
import { countWord } from "@/lib/format";
import { expectClaims } from "@/lib/testing/claims";

function course(name: string, values: readonly number[], from = 0) {
  return {
    name,
    points: values.map((value, index) => ({ x: from + index, step: (from + index) * 401, value })),
  };
}

describe("the sentence above a preview", () => {
  test("says where each set is at its best, sets of one kind together", () => {
    const courses = [
      course("g0", [0.7, 0.6, 0.5, 0.5]),
      course("g1", [0.4, 0.5, 0.45, 0.4]),
      course("g2", [0.3, 0.3, 0.4, 0.3]),
      course("g3", [0.2, 0.3, 0.35, 0.3]),
    ];
    expect(previewWords(courses, "epoch")).toBe(
      "g0 is at its best before training. g1 to g3 peak at epochs 1 to 2, then fall.",
    );
  });

  test("speaks of the last checkpoint, and of a first one that is not before training", () => {
    const courses = [course("dev", [0.1, 0.2], 1), course("test", [0.3, 0.2], 1)];
    expect(previewWords(courses, "step")).toBe(
      "test is at its best at the first checkpoint. dev is at its best at the last checkpoint.",
    );
  });

  test("takes the first of equal values for the best", () => {
    expect(previewWords([course("dev", [0.2, 0.5, 0.5, 0.1])], "epoch")).toBe(
      "dev peaks at epoch 1, then falls.",
    );
  });

  test("says that a set falls only where it ends lower than it was", () => {
    const value = fc.constantFrom(0.2, 0.5, 0.8);
    expectClaims<readonly number[]>({
      facts: fc.array(value, { maxLength: 4 }),
      say: (values) => previewWords([course("dev", values)], "epoch"),
      claims: [
        [/before training/, (all) => all[0] === Math.max(...all)],
        [/at the last/, (all) => all.at(-1) === Math.max(...all)],
        [/peaks.*falls/, (all) => (all.at(-1) ?? 1) < Math.max(...all)],
      ],
    });
  });

  test("is empty where no set has two values", () => {
    expect(previewWords([course("dev", [0.5]), course("x", [])], "epoch")).toBe("");
  });
});

describe("names", () => {
  test.each([
    [["g1", "g2", "g3"], "g1 to g3"],
    [["g1", "g3", "g4"], "g1, g3 and g4"],
    [["dev_known", "dev_unknown"], "dev_known and dev_unknown"],
    [["a", "b", "c", "d", "e"], "five sets"],
    [["a"], "a"],
  ])("%j are %s", (names, expected) => {
    expect(namesWord(names)).toBe(expected);
  });

  test("numbers are words up to twelve, and places have separators", () => {
    expect([countWord(0), countWord(6), countWord(13)]).toEqual(["no", "six", "13"]);
    expect([placeWord(12_030), placeWord(2.505)]).toEqual(["12,030", "2.5"]);
  });
});
