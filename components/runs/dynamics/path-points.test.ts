import { describe, expect, test } from "vitest";
import type { SeriesPoint } from "@/lib/runs/schema";
import { fittedPath, noPathReason } from "./path-points";

const view = { split: "dev", population: "Known" } as const;

function point(change: Partial<SeriesPoint>): SeriesPoint {
  return {
    step: 0,
    epoch: 0,
    time: null,
    split: "dev",
    category: "Known",
    total: 10,
    correct: 5,
    abstained: 0,
    fitted: null,
    accuracy: 0.5,
    low: null,
    high: null,
    hallucinationRate: null,
    attemptedHallucinationRate: null,
    abstentionRate: null,
    ...change,
  };
}
const train = (step: number, fitted: number | null, total = 10) =>
  point({ step, epoch: step, split: "train", category: "Unknown", fitted, total });
const dev = (step: number, accuracy: number | null) => point({ step, epoch: step, accuracy });

describe("fittedPath", () => {
  test("joins share fitted and accuracy by checkpoint, in the order of steps", () => {
    const { points, bestIndex } = fittedPath(
      [dev(2, 0.6), train(2, 9), dev(1, 0.8), train(1, 3)],
      view,
    );
    expect(points).toEqual([
      { x: 0.3, y: 0.8, label: "Epoch 1", shortLabel: "1" },
      { x: 0.9, y: 0.6, label: "Epoch 2", shortLabel: "2" },
    ]);
    expect(bestIndex).toBe(0);
  });

  test("leaves out checkpoints that evaluated only one of the two", () => {
    expect(fittedPath([dev(1, 0.8), train(2, 3), dev(3, null), train(3, 1)], view).points).toEqual(
      [],
    );
  });

  test("has no best where there is no point", () => {
    expect(fittedPath([], view)).toEqual({ points: [], bestIndex: null });
  });

  test("gives the earliest of equally accurate checkpoints as best", () => {
    const rows = [dev(1, 0.8), train(1, 1), dev(2, 0.8), train(2, 2)];
    expect(fittedPath(rows, view).bestIndex).toBe(0);
  });

  test("takes no share out of an empty set", () => {
    expect(fittedPath([dev(1, 0.8), train(1, 0, 0)], view).points).toEqual([]);
  });
});

describe("noPathReason", () => {
  test("names what is missing", () => {
    expect(noPathReason([dev(1, 0.8)])).toMatch(/^No training example was evaluated/);
    expect(noPathReason([point({ split: "train", category: "Known", fitted: 3 })])).toMatch(
      /^No Unknown example is in the training set/,
    );
    expect(noPathReason([train(2, 3), dev(1, 0.8)])).toMatch(/^No checkpoint evaluated both/);
  });
});
