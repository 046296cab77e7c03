import { describe, expect, it } from "vitest";
import { compareSlices } from "@/lib/domain/compare/slices";
import { mcnemar } from "@/lib/domain/stats/mcnemar";
import golden from "@/lib/domain/tiny-lm.golden.json";
import { tinyDev } from "@/lib/testing/tiny-lm";

const checkpoints = tinyDev("unk050_s1");
const training = new Map(
  Object.entries(golden.runs.unk050_s1.trainByRelation).map(([relation, counts]) => [
    relation,
    { total: counts[0] ?? 0, unknown: counts[1] ?? 0 },
  ]),
);
const slices = compareSlices({
  sliceOf: golden.relations,
  best: checkpoints[2]?.outcomes ?? new Uint8Array(),
  last: checkpoints[30]?.outcomes ?? new Uint8Array(),
  training,
});

describe("compareSlices", () => {
  it.each([
    ["P26", 63, 68.3, 28.6, -39.7],
    ["P40", 76, 88.2, 48.7, -39.5],
    ["P407", 80, 95.0, 56.2, -38.7],
    ["P19", 69, 81.2, 44.9, -36.2],
    ["P69", 61, 91.8, 59.0, -32.8],
    ["P131", 51, 86.3, 54.9, -31.4],
  ])("agrees with the picture on %s", (relation, total, best, last, change) => {
    const slice = slices.find((one) => one.slice === relation);
    expect(slice?.total).toBe(total);
    expect(Math.abs((slice?.bestAccuracy ?? 0) * 100 - best)).toBeLessThanOrEqual(0.0501);
    expect(Math.abs((slice?.lastAccuracy ?? 0) * 100 - last)).toBeLessThanOrEqual(0.0501);
    expect(Math.abs((slice?.change?.difference ?? 0) * 100 - change)).toBeLessThanOrEqual(0.0501);
    expect(slice?.adjustedPValue).toBeLessThan(0.05);
  });

  it("puts the largest fall first", () => {
    expect(slices.slice(0, 6).map((slice) => slice.slice)).toEqual([
      "P26",
      "P40",
      "P407",
      "P19",
      "P69",
      "P131",
    ]);
  });

  it("adds up to the whole set", () => {
    const sum = (of: (slice: (typeof slices)[number]) => number) =>
      slices.reduce((total, slice) => total + of(slice), 0);
    expect(slices).toHaveLength(12);
    expect(sum((slice) => slice.total)).toBe(800);
    expect([sum((slice) => slice.lost), sum((slice) => slice.gained)]).toEqual([262, 14]);
    expect(sum((slice) => slice.trainingExamples)).toBe(1200);
  });

  it("adjusts the exact p-values upwards", () => {
    for (const slice of slices) {
      expect(slice.pValue).toBe(mcnemar(slice).twoSided);
      expect(slice.adjustedPValue).toBeGreaterThanOrEqual(slice.pValue);
    }
  });

  it("marks a slice trained on Unknown facts alone", () => {
    const marked = compareSlices({
      sliceOf: ["a", "b", "c", null],
      best: Uint8Array.from([2, 2, 0, 2]),
      last: Uint8Array.from([1, 2, 0, 1]),
      training: new Map([
        ["a", { total: 4, unknown: 4 }],
        ["b", { total: 4, unknown: 1 }],
      ]),
    });
    expect(marked.map((slice) => slice.slice)).toEqual(["a", "b", "c"]);
    expect(marked.map((slice) => slice.isWhollyUnknown)).toEqual([true, false, false]);
    expect(marked[1]?.unknownShare).toBe(0.25);
    expect(marked[2]).toMatchObject({
      total: 0,
      bestAccuracy: null,
      lastAccuracy: null,
      change: null,
      pValue: 1,
      unknownShare: null,
    });
  });
});
