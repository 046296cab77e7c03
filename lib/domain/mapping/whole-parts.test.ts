import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areWholeParts, wholeParts } from "./whole-parts";

describe("wholeParts", () => {
  test("finds the number of examples behind the hero file's rates", () => {
    // MANIFEST: about 401 a set; the file's own first rates of g0, g1 and g2.
    expect(wholeParts([0.7082294264339152, 0.4389027431421446, 0.32418952618453867])).toBe(401);
  });

  test("says nothing of rounded or few rates", () => {
    expect(wholeParts([0.81, 0.75, 0.66, 0.02])).toBeNull();
    expect(wholeParts([0.8882, 0.1234, 0.5678])).toBeNull();
    expect(wholeParts([1 / 3, 2 / 3])).toBeNull();
    expect(wholeParts([])).toBeNull();
  });

  test("finds a number that divides the true one, in doubles and in 32-bit floats alike", () => {
    const counted = fc.integer({ min: 30, max: 5000 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        counts: fc.uniqueArray(fc.integer({ min: 1, max: n - 1 }), { minLength: 8, maxLength: 20 }),
        isFloat: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(counted, ({ n, counts, isFloat }) => {
        const rates = counts.map((count) => (isFloat ? Math.fround(count / n) : count / n));
        expect(areWholeParts(rates, n)).toBe(true);
        const found = wholeParts(rates);
        if (found !== null && !isFloat) expect(n % found).toBe(0);
      }),
    );
  });

  test("suggests no number for rates that are no counts", () => {
    const rates = Array.from({ length: 12 }, (_, index) => Math.sqrt(index + 2) / 5);
    expect(wholeParts(rates)).toBeNull();
  });
});
