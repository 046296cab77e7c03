import { describe, expect, it } from "vitest";
import type { XChoice } from "@/lib/runs/view-state";
import { seriesPointOf } from "@/lib/testing/series-point";
import { exhibitMarks, type FoundMarks } from "./exhibit-marks";
import { chooseX, xOptionsOf } from "./x-places";

const points = [1, 2, 6].map((epoch) =>
  seriesPointOf({ step: epoch * 38, epoch, total: 10, correct: 5, abstained: 0 }),
);
const found: FoundMarks = {
  best: { step: 76, epoch: 2 },
  recommended: { step: 38, epoch: 1 },
  alarm: { step: 228, epoch: 6 },
  onset: { low: 1.5, high: 4 },
};

function marksOf(wanted: XChoice, given: FoundMarks) {
  const x = chooseX(xOptionsOf(points), wanted);
  return x ? exhibitMarks(given, { x, points }) : [];
}

describe("exhibitMarks", () => {
  it("marks best, recommended and alarm at their epochs and the onset as a span", () => {
    const marks = marksOf("epoch", found);
    expect(marks.map(({ kind, x }) => [kind, x])).toEqual([
      ["best", 2],
      ["recommended", 1],
      ["alarm", 6],
      ["onset", 2.75],
    ]);
    expect(marks[3]).toMatchObject({ from: 1.5, to: 4 });
    expect(marks[0]?.label).toBe("best checkpoint, epoch 2");
  });

  it("places the checkpoints along steps, where an onset in epochs has no place", () => {
    const marks = marksOf("step", found);
    expect(marks.map(({ kind, x }) => [kind, x])).toEqual([
      ["best", 76],
      ["recommended", 38],
      ["alarm", 228],
    ]);
  });

  it("draws one line where the best is the recommended one", () => {
    const marks = marksOf("epoch", { best: found.best, recommended: found.best });
    expect(marks.map(({ label }) => label)).toEqual(["best and recommended checkpoint, epoch 2"]);
  });

  it("marks nothing where nothing was found", () => {
    expect(marksOf("epoch", {})).toEqual([]);
    expect(marksOf("epoch", { best: null, alarm: null, onset: null })).toEqual([]);
  });
});
