import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastSquares } from "@/lib/domain/stats/least-squares";

describe("leastSquares", () => {
  it("finds the line through exact points", () => {
    const fit = leastSquares(
      [0, 1, 2, 3].map((x) => [1, x]),
      [1, 3, 5, 7],
    );
    expect(fit?.coefficients[0]).toBeCloseTo(1, 12);
    expect(fit?.coefficients[1]).toBeCloseTo(2, 12);
    expect(fit?.squaredError).toBeCloseTo(0, 20);
  });

  it("inverts the cross product", () => {
    // X'X = [[4, 6], [6, 14]], determinant 20.
    const fit = leastSquares(
      [0, 1, 2, 3].map((x) => [1, x]),
      [0, 1, 0, 1],
    );
    const inverse = fit?.crossInverse.to2DArray().flat() ?? [];
    for (const [i, expected] of [0.7, -0.3, -0.3, 0.2].entries()) {
      expect(inverse[i]).toBeCloseTo(expected, 12);
    }
  });

  it("is null when columns move together, when one is empty, or when rows are few", () => {
    const rows = [0, 1, 2, 3].map((x) => [1, x, 2 * x - 1]);
    expect(leastSquares(rows, [0, 1, 2, 3])).toBeNull();
    expect(
      leastSquares(
        [
          [1, 0],
          [1, 0],
          [1, 0],
        ],
        [1, 2, 3],
      ),
    ).toBeNull();
    expect(
      leastSquares(
        [
          [1, 0],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toBeNull();
    expect(leastSquares([], [])).toBeNull();
  });

  it("leaves residuals at right angles to every column", () => {
    const value = fc.integer({ min: -1000, max: 1000 }).map((x) => x / 1000);
    const data = fc.array(fc.tuple(value, value, value), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(data, (points) => {
        const rows = points.map(([a, b]) => [1, a, b]);
        const fit = leastSquares(
          rows,
          points.map(([, , y]) => y),
        );
        for (let j = 0; fit && j < 3; j++) {
          const product = rows.reduce(
            (sum, row, i) => sum + (row[j] ?? 0) * (fit.residuals[i] ?? 0),
            0,
          );
          expect(product).toBeCloseTo(0, 6);
        }
      }),
    );
  });
});
