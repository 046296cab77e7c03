import { describe, expect, it } from "vitest";
import { costLines } from "@/lib/domain/compare/cost-lines";

const row = (knownShare: number, unknownShare: number, epoch: number | null = null) => ({
  knownShare,
  unknownShare,
  epoch,
});
// tiny-lm's regression A.
const regressionA = {
  intercept: 0.8085883914,
  known: 0.0432017119,
  unknown: -0.4535052241,
  epoch: null,
};

describe("costLines", () => {
  it("draws the plane as lines at the Known shares that rows reach, and no further", () => {
    const rows = [row(0.45, 0), row(0.5, 0.2), row(0.5, 0.5), row(0, 0.1), row(0, 1)];
    const [none, half, ...rest] = costLines(rows, regressionA);
    expect(rest).toEqual([]);
    expect([none?.knownShare, half?.knownShare]).toEqual([0, 0.5]);
    expect([half?.from.unknownShare, half?.to.unknownShare]).toEqual([0, 0.5]);
    expect(none?.to.accuracy).toBeCloseTo(0.8085883914 - 0.4535052241, 9);
    expect(half?.from.accuracy).toBeCloseTo(0.8085883914 + 0.5 * 0.0432017119, 9);
  });

  it("holds the epoch at its mean where that is a term", () => {
    const rows = [row(1, 0, 10), row(1, 0.2, 30)];
    const [line] = costLines(rows, { intercept: 0.8, known: null, unknown: -1, epoch: -0.01 });
    expect(line?.from.accuracy).toBeCloseTo(0.6, 12);
    expect(line?.to.accuracy).toBeCloseTo(0.4, 12);
  });

  it("draws nothing where rows are too few or do not move", () => {
    expect(costLines([], regressionA)).toEqual([]);
    expect(costLines([row(0.5, 0.1)], regressionA)).toEqual([]);
    expect(costLines([row(0.5, 0.1), row(0.5, 0.1)], regressionA)).toEqual([]);
  });
});
