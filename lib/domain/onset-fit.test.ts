import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOutcomes } from "@/lib/domain/checkpoint-outcomes";
import { type FallFit, fitFall, fitFalls, planFall } from "@/lib/domain/onset-fit";
import { tinyDev } from "@/lib/testing/tiny-lm";

function fits(x: number[], y: number[]) {
  const plan = planFall(x);
  if (!plan) throw new Error("too few points");
  return { ...fitFalls(plan, Float64Array.from(y)), chosen: fitFall(plan, Float64Array.from(y)) };
}

/** Textbook least squares of y on one regressor, independent of the code under test. */
function simpleRegression(h: number[], y: number[]) {
  const n = y.length;
  const meanH = h.reduce((a, b) => a + b, 0) / n;
  const meanY = y.reduce((a, b) => a + b, 0) / n;
  const cross = h.reduce((sum, value, i) => sum + (value - meanH) * ((y[i] ?? 0) - meanY), 0);
  const slope = cross / h.reduce((sum, value) => sum + (value - meanH) ** 2, 0);
  const level = meanY - slope * meanH;
  const error = y.reduce((sum, value, i) => sum + (value - level - slope * (h[i] ?? 0)) ** 2, 0);
  return { slope, level, error };
}

function hinge(x: number[], fit: FallFit): number[] {
  return x.map((value) => Math.max(0, Math.min(value, fit.end ?? value) - fit.onset));
}

describe("fitFalls", () => {
  it("needs two knots for unk050_s1: 2.5 and 21.5, level 84.6 %, slope -1.55 points an epoch", () => {
    const checkpoints = tinyDev("unk050_s1").slice(1);
    const x = checkpoints.map((checkpoint) => checkpoint.epoch ?? 0);
    const y = checkpoints.map((checkpoint) => countOutcomes(checkpoint.outcomes).correct / 8);
    const { oneKnot, twoKnots, chosen } = fits(x, y);
    // SCIENCE.md section 6.
    expect(oneKnot?.onset).toBe(1);
    expect(chosen?.knots).toBe(2);
    expect([twoKnots?.onset, twoKnots?.end]).toEqual([2.5, 21.5]);
    expect(twoKnots?.level).toBeCloseTo(84.6, 1);
    expect(twoKnots?.slope).toBeCloseTo(-1.55, 2);
    expect((oneKnot?.squaredError ?? 0) / (twoKnots?.squaredError ?? 1)).toBeCloseTo(7, 0);
  });

  it("places the onset of Exhibit 1 at 10.25 with one knot and near 12 and 40 with two", () => {
    // SCIENCE.md gives the dev curve at 14 epochs; the golden 10.25 / 43.18 / -0.099 and 12.0 / 40.0 /
    // -0.118 come from the curve at every epoch, so straight lines between the ticks stand in for it.
    const ticks = [5, 8, 10, 12, 16, 20, 25, 30, 35, 40, 45, 50];
    const dev = [42.9, 43.2, 43.2, 43.3, 42.7, 42.1, 41.7, 41, 40.8, 40.1, 39.9, 39.8];
    const x = Array.from({ length: 45 }, (_, i) => i + 6);
    const y = x.map((epoch) => {
      const right = ticks.findIndex((tick) => tick >= epoch);
      const [from, to] = [ticks[right - 1] ?? 0, ticks[right] ?? 0];
      const [low, high] = [dev[right - 1] ?? 0, dev[right] ?? 0];
      return low + ((epoch - from) / (to - from)) * (high - low);
    });
    const { oneKnot, twoKnots, chosen } = fits(x, y);
    expect(oneKnot?.onset).toBe(10.25);
    expect(Math.abs((oneKnot?.level ?? 0) - 43.18)).toBeLessThan(0.05);
    expect(Math.abs((oneKnot?.slope ?? 0) + 0.099)).toBeLessThan(0.005);
    expect(chosen?.knots).toBe(2);
    expect(Math.abs((twoKnots?.onset ?? 0) - 12)).toBeLessThan(1);
    expect(Math.abs((twoKnots?.end ?? 0) - 40)).toBeLessThan(3);
  });

  it("finds the knots of a curve made with them, at uneven x", () => {
    const x = [0, 1, 2, 4, 6, 8, 12, 16, 20, 30];
    const y = x.map((value) => 0.8 - 0.02 * Math.max(0, Math.min(value, 16) - 4));
    expect(fits(x, y).chosen).toMatchObject({ knots: 2, onset: 4, end: 16 });
    expect(fits(x, y).chosen?.level).toBeCloseTo(0.8, 12);
    expect(fits(x, y).chosen?.slope).toBeCloseTo(-0.02, 12);
  });

  it("prefers one knot where the fall does not end", () => {
    const x = Array.from({ length: 12 }, (_, i) => i);
    const y = x.map((value) => 0.8 - 0.02 * Math.max(0, value - 5));
    expect(fits(x, y).chosen).toMatchObject({ knots: 1, onset: 5, end: null });
  });

  it("finds nothing in a flat or a rising curve", () => {
    const x = [0, 1, 2, 3, 4, 5, 6];
    expect(fits(x, [1, 1, 1, 1, 1, 1, 1]).chosen).toBeNull();
    expect(fits(x, [0, 1, 2, 3, 4, 5, 6]).chosen).toBeNull();
  });

  it("needs four points", () => {
    expect(planFall([0, 1, 2])).toBeNull();
  });

  it("is the least squares of its hinge, and no other grid knot does better", () => {
    const curve = fc.array(
      fc.integer({ min: 0, max: 800 }).map((correct) => correct / 800),
      {
        minLength: 6,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(curve, (y) => {
        const x = y.map((_, i) => i * 2);
        const { oneKnot, twoKnots } = fits(x, y);
        for (const fit of [oneKnot, twoKnots]) {
          if (!fit) continue;
          const direct = simpleRegression(hinge(x, fit), y);
          expect(fit.slope).toBeCloseTo(direct.slope, 8);
          expect(fit.level).toBeCloseTo(direct.level, 8);
          expect(fit.squaredError).toBeCloseTo(direct.error, 8);
        }
        for (let j = 0; j <= 4 * (x.length - 2); j++) {
          const rival = simpleRegression(
            x.map((value) => Math.max(0, value - j / 2)),
            y,
          );
          if (rival.slope < 0) {
            expect(oneKnot?.squaredError).toBeLessThanOrEqual(rival.error + 1e-9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
