import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceWords, nextOrder, type Slice, sliceKeys, sortSlices } from "./slice-order";

function slice(value: string, change: Partial<Slice> = {}): Slice {
  return {
    value,
    n: 10,
    best: 0.9,
    last: 0.5,
    lost: 4,
    gained: 0,
    drop: { points: 40, low: 10, high: 70 },
    pValue: 0.01,
    adjustedPValue: 0.02,
    trainingExamples: 5,
    unknownShare: 0.5,
    whollyUnknown: false,
    ...change,
  };
}
const names = (slices: readonly Slice[]) => slices.map(({ value }) => value);

describe("sortSlices", () => {
  const fallen = slice("P9", { drop: { points: 50, low: 1, high: 99 } });
  const risen = slice("P10", { drop: { points: -5, low: -9, high: 1 } });
  const unseen = slice("P2", { drop: null });

  test("puts the largest fall first and what has no change last", () => {
    const sorted = sortSlices([unseen, risen, fallen], { key: "change", direction: "ascending" });
    expect(names(sorted)).toEqual(["P9", "P10", "P2"]);
  });

  test("keeps what has no change last in the other direction too", () => {
    const sorted = sortSlices([unseen, fallen, risen], { key: "change", direction: "descending" });
    expect(names(sorted)).toEqual(["P10", "P9", "P2"]);
  });

  test("reads numbers in names as numbers", () => {
    const sorted = sortSlices([risen, fallen, unseen], { key: "value", direction: "ascending" });
    expect(names(sorted)).toEqual(["P2", "P9", "P10"]);
  });

  test("loses and invents no slice, whatever the order", () => {
    const anySlices = fc
      .uniqueArray(fc.string(), { maxLength: 12 })
      .map((values) =>
        values.map((value, k) => slice(value, k % 3 === 0 ? { drop: null, best: null } : { n: k })),
      );
    const anyKey = fc.constantFrom(...sliceKeys);
    fc.assert(
      fc.property(anySlices, anyKey, (slices, key) => {
        const sorted = sortSlices(slices, { key, direction: "descending" });
        expect(names(sorted).toSorted()).toEqual(names(slices).toSorted());
      }),
    );
  });
});

describe("nextOrder", () => {
  test("starts with the end that matters and turns round at the second click", () => {
    const start = { key: "n", direction: "descending" } as const;
    const first = nextOrder(start, "change");
    expect(first).toEqual({ key: "change", direction: "ascending" });
    expect(nextOrder(first, "change")).toEqual({ key: "change", direction: "descending" });
    expect(nextOrder(first, "n")).toEqual({ key: "n", direction: "descending" });
  });
});

describe("differenceWords", () => {
  const same = slice("b", { adjustedPValue: 0.2 });

  test("says that all differ only when all do", () => {
    expect(differenceWords([slice("a")])).toBe("all shown differ at 5 % after Benjamini-Hochberg");
    expect(differenceWords([slice("a"), same])).toBe(
      "1 of 2 differs at 5 % after Benjamini-Hochberg",
    );
    expect(differenceWords([same])).toBe("none differs at 5 % after Benjamini-Hochberg");
  });

  test("says nothing of nothing", () => {
    expect(differenceWords([])).toBe("");
  });
});
