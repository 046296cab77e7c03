import { describe, expect, it } from "vitest";
import { leastSquares } from "@/lib/domain/stats/least-squares";
import { classicalErrors } from "@/lib/domain/stats/regression-errors";

const rows = [0, 1, 2, 3].map((x) => [1, x]);
const fit = leastSquares(rows, [0, 1, 0, 1]);
if (!fit) throw new Error("the rows are of full rank");

describe("classicalErrors", () => {
  it("follow the textbook on four points", () => {
    // y = 0.2 + 0.2 x, squared error 0.8, s^2 = 0.4; Var = s^2 (X'X)^-1 = 0.28 and 0.08.
    const { standardErrors, degreesOfFreedom } = classicalErrors(fit);
    expect(standardErrors[0]).toBeCloseTo(Math.sqrt(0.28), 12);
    expect(standardErrors[1]).toBeCloseTo(Math.sqrt(0.08), 12);
    expect(degreesOfFreedom).toBe(2);
  });
});
