import { describe, expect, it } from "vitest";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import type { CompareX } from "@/lib/comparisons/view-state";
import { chooseCompareX, curveCheckpoints, placesOn } from "./curves-x";

type Best = { step: number; epoch: number | null };
const runOf = (best: Best | null, epoch: (number | null)[], time: (string | null)[] = []) =>
  ({
    figures: { best },
    curve: { step: [100, 200, 300], epoch, time },
    train: { step: [100, 300], unknown: [1, 4], unknownTotal: 8 },
  }) as unknown as ComparedRun;

const placesOf = (x: CompareX, run: ComparedRun) =>
  curveCheckpoints(run.curve).map((one) => placesOn(x, run)(one));

describe("where checkpoints stand", () => {
  it("is counted from the best one in epochs, before it below zero", () => {
    expect(placesOf("best", runOf({ step: 200, epoch: 2 }, [1, 2, 3.5]))).toEqual([-1, 0, 1.5]);
  });

  it("is counted from the best one in steps where it or they have no epoch", () => {
    expect(placesOf("best", runOf({ step: 200, epoch: null }, [1, 2, 3]))).toEqual([-100, 0, 100]);
    expect(placesOf("best", runOf({ step: 200, epoch: 2 }, [null, 2, 3]))).toEqual([-100, 0, 1]);
  });

  it("is unknown without a best one", () => {
    expect(placesOf("best", runOf(null, [1, 2, 3]))).toEqual([null, null, null]);
  });

  it("is the share of the new facts fitted, where that was evaluated", () => {
    expect(placesOf("fitted", runOf(null, [1, 2, 3]))).toEqual([0.125, null, 0.5]);
  });

  it("is the time since the first checkpoint that tells one", () => {
    const times = ["2026-01-01T00:00:00Z", null, "2026-01-01T00:01:00Z"];
    expect(placesOf("time", runOf(null, [1, 2, 3], times))).toEqual([0, null, 60_000]);
  });
});

it("an axis on which nothing stands gives way to epochs, and those to steps", () => {
  const none = runOf(null, [1, 2, 3]);
  expect(chooseCompareX([none], "best")).toBe("epoch");
  expect(chooseCompareX([runOf(null, [null, null, null])], "best")).toBe("step");
  expect(chooseCompareX([runOf({ step: 200, epoch: 2 }, [1, 2, 3]), none], "best")).toBe("best");
});
