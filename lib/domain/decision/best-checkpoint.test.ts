import { describe, expect, it } from "vitest";
import {
  bestCheckpoint,
  bestIndex,
  bestPoint,
  bestSoFar,
} from "@/lib/domain/decision/best-checkpoint";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { wilson } from "@/lib/domain/rates/rates";
import golden from "@/lib/domain/tiny-lm.golden.json";
import { tinyDev, tinyRuns } from "@/lib/testing/tiny-lm";

describe("bestCheckpoint", () => {
  it.each(tinyRuns)("agrees with the summary of %s", (name) => {
    const { best, final } = golden.runs[name].expected;
    const checkpoints = tinyDev(name);
    const winner = checkpoints[bestCheckpoint(checkpoints) ?? -1];
    const counts = countOutcomes(winner?.outcomes ?? new Uint8Array());
    expect(winner?.epoch).toBe(best.epoch);
    expect(counts).toMatchObject({ correct: best.dev_correct, total: best.dev_n });
    expect(counts.abstained).toBe(best.dev_abstained);
    const interval = wilson(counts.correct, counts.total);
    expect(interval?.low).toBeCloseTo(best.dev_wilson95[0] ?? Number.NaN, 9);
    expect(interval?.high).toBeCloseTo(best.dev_wilson95[1] ?? Number.NaN, 9);
    const last = countOutcomes(checkpoints.at(-1)?.outcomes ?? new Uint8Array());
    expect(last).toMatchObject({ correct: final.dev_correct, abstained: final.dev_abstained });
  });

  it("takes the earliest of equals and skips what was not evaluated", () => {
    const at = (values: number[]) => ({ step: 0, epoch: 0, outcomes: Uint8Array.from(values) });
    expect(bestCheckpoint([at([0, 0]), at([2, 1]), at([1, 2])])).toBe(1);
  });

  it("is null when there is none", () => {
    expect(bestCheckpoint([])).toBeNull();
    expect(bestCheckpoint([{ step: 0, epoch: 0, outcomes: new Uint8Array(3) }])).toBeNull();
  });
});

it("takes the earliest of equals of counts too, and skips what has no accuracy", () => {
  expect(bestIndex([null, 0.8, 0.9, 0.9, null])).toBe(2);
  expect(bestSoFar([null, 0.5, 0.4, 0.5, 0.6])).toEqual([null, 1, 1, 1, 4]);
  expect(
    bestPoint([{ accuracy: 0.5 }, { accuracy: 0.5 }].map((one, at) => ({ ...one, at })))?.at,
  ).toBe(0);
  expect(bestIndex([])).toBeNull();
});
