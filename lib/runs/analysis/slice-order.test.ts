import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextSliceOrder, type Slice, sliceDirection, sliceOrders, sortSlices } from "./slice-order";

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
    const sorted = sortSlices([unseen, risen, fallen], "change");
    expect(names(sorted)).toEqual(["P9", "P10", "P2"]);
  });

  test("keeps what has no change last in the other direction too", () => {
    const sorted = sortSlices([unseen, fallen, risen], "-change");
    expect(names(sorted)).toEqual(["P10", "P9", "P2"]);
  });

  test("reads numbers in names as numbers", () => {
    const sorted = sortSlices([risen, fallen, unseen], "value");
    expect(names(sorted)).toEqual(["P2", "P9", "P10"]);
  });

  test("loses and invents no slice, whatever the order", () => {
    const anySlices = fc
      .uniqueArray(fc.string(), { maxLength: 12 })
      .map((values) =>
        values.map((value, k) => slice(value, k % 3 === 0 ? { drop: null, best: null } : { n: k })),
      );
    const anyOrder = fc.constantFrom(...sliceOrders);
    fc.assert(
      fc.property(anySlices, anyOrder, (slices, order) => {
        const sorted = sortSlices(slices, order);
        expect(names(sorted).toSorted()).toEqual(names(slices).toSorted());
      }),
    );
  });
});

describe("nextOrder", () => {
  test("starts with the end that matters and turns round at the second click", () => {
    const start = "-n";
    const first = nextSliceOrder(start, "change");
    expect(first).toEqual("change");
    expect(nextSliceOrder(first, "change")).toEqual("-change");
    expect(nextSliceOrder(first, "n")).toEqual("-n");
  });
});

describe("directionOf", () => {
  test("is null for every column but the one that sorts", () => {
    expect(sliceDirection("change", "change")).toBe("ascending");
    expect(sliceDirection("-p", "p")).toBe("descending");
    expect(sliceDirection("-p", "change")).toBeNull();
  });
});
