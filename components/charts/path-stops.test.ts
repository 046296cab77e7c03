import { describe, expect, it } from "vitest";
import { arrowsAlong, labelledStops } from "@/components/charts/path-stops";

describe("arrowsAlong", () => {
  it("points forward in time", () => {
    const [arrow] = arrowsAlong([
      { px: 0, py: 0 },
      { px: 0, py: 100 },
    ]);
    expect(arrow).toEqual({ px: 0, py: 50, degrees: 90 });
  });

  it("draws none on a path that stands still or has one point", () => {
    expect(arrowsAlong([{ px: 3, py: 3 }])).toEqual([]);
    expect(arrowsAlong(Array.from({ length: 50 }, () => ({ px: 3, py: 3 })))).toEqual([]);
  });
});

describe("labelledStops", () => {
  it("names the first and the last and skips those too near to a label", () => {
    const points = [0, 10, 50, 55, 100].map((px) => ({ px, py: 0 }));
    expect(labelledStops(points).map(({ px }) => px)).toEqual([0, 100, 50]);
  });

  it("names one point once", () => {
    expect(labelledStops([{ px: 1, py: 1 }])).toEqual([{ px: 1, py: 1 }]);
    expect(labelledStops([])).toEqual([]);
  });
});
