import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concentrationOf } from "@/lib/domain/dynamics/concentration";

describe("concentrationOf", () => {
  it("gives the share of the commonest predictions", () => {
    const found = concentrationOf(["a", "b", "a ", "c", "a", "b", "d"], 2);
    expect(found.share).toBe(5 / 7);
    expect(found.commonest).toEqual([
      { prediction: "a", count: 3 },
      { prediction: "b", count: 2 },
    ]);
    expect(found).toMatchObject({ predictions: 7, distinct: 4 });
  });

  it("is null without predictions", () => {
    expect(concentrationOf([])).toEqual({
      predictions: 0,
      distinct: 0,
      share: null,
      commonest: [],
    });
  });

  it("is whole when there are no more than ten different ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (digits) => {
        expect(concentrationOf(digits.map(String)).share).toBe(1);
      }),
    );
  });

  it("counts names of object members as any other text", () => {
    expect(concentrationOf(["__proto__", "constructor", "__proto__"], 1).share).toBe(2 / 3);
  });
});
