import { describe, expect, it } from "vitest";
import type { XChoice } from "@/lib/runs/view-state";
import { seriesPointOf } from "@/lib/testing/series-point";
import { chooseX, layOutX } from "./exhibit-x";

const counts = { total: 10, correct: 5, abstained: 0 };
const unknown = { split: "train", category: "Unknown" as const };
const full = [
  seriesPointOf({ ...counts, step: 10, epoch: 1, time: "2026-01-01T00:00:00.000Z" }),
  seriesPointOf({ ...counts, step: 20, epoch: 2, time: "2026-01-01T00:01:30.000Z" }),
  seriesPointOf({ ...counts, ...unknown, step: 10, epoch: 1, fitted: 2 }),
  seriesPointOf({ ...counts, ...unknown, step: 20, epoch: 2, fitted: 7 }),
];
const bare = [seriesPointOf({ ...counts, step: 10 })];

const placesOf = (id: XChoice) => {
  return full.slice(0, 2).map(layOutX(id, full).placeOf);
};

const all = ["epoch", "step", "time", "fitted"] as const;

describe("layOutX", () => {
  it("places checkpoints by epoch, step, time since the first and share of Unknown fitted", () => {
    expect(placesOf("epoch")).toEqual([1, 2]);
    expect(placesOf("step")).toEqual([10, 20]);
    expect(placesOf("time")).toEqual([0, 90_000]);
    expect(placesOf("fitted")).toEqual([0.2, 0.7]);
  });

  it("says why a layout has no data", () => {
    const reasons = all.map((id) => [id, layOutX(id, bare).absence]);
    expect(reasons).toEqual([
      ["epoch", "no-epochs"],
      ["step", null],
      ["time", "no-times"],
      ["fitted", "none-fitted"],
    ]);
  });

  it("does not lay out checkpoints by time when all say the same moment", () => {
    const time = "2026-01-01T00:00:00.000Z";
    const points = [10, 20].map((step) => seriesPointOf({ ...counts, step, time }));
    expect(layOutX("time", points).absence).toBe("no-times");
  });

  it("gives no place to a checkpoint without the datum", () => {
    const stray = seriesPointOf({ ...counts, step: 99 });
    const places = all.map((id) => layOutX(id, full).placeOf(stray));
    expect(places).toEqual([null, 99, null, null]);
  });

  it("ignores Unknown training examples of which none was evaluated", () => {
    const empty = { ...unknown, total: 0, correct: 0, abstained: 0, fitted: 0, step: 1 };
    expect(layOutX("fitted", [seriesPointOf(empty)]).absence).toBe("none-fitted");
  });
});

describe("chooseX", () => {
  it("takes the wanted layout where the run has data for it", () => {
    expect(chooseX(full, "fitted")).toBe("fitted");
  });

  it("falls back to steps, which every checkpoint has", () => {
    expect(chooseX(bare, "epoch")).toBe("step");
    expect(chooseX([], "epoch")).toBe("step");
  });
});
