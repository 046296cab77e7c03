import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { countFlips, toOutcomeBits } from "@/lib/domain/outcomes/outcome-bits";

const vector = fc
  .array(fc.integer({ min: 0, max: 3 }), { maxLength: 150 })
  .map((values) => Uint8Array.from(values));

describe("countFlips", () => {
  it("counts as pairOutcomes does, gaps and unequal lengths included", () => {
    fc.assert(
      fc.property(vector, vector, (before, after) => {
        const { total, lost, gained } = pairOutcomes(before, after);
        expect(countFlips(toOutcomeBits(before), toOutcomeBits(after))).toEqual({
          total,
          lost,
          gained,
        });
      }),
    );
  });

  it("uses the top bit of a word", () => {
    const before = new Uint8Array(32).fill(2);
    const after = new Uint8Array(32).fill(1);
    expect(countFlips(toOutcomeBits(before), toOutcomeBits(after)).lost).toBe(32);
  });
});
