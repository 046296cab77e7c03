import { describe, expect, it } from "vitest";
import { resampleCounts } from "@/lib/domain/bootstrap";
import { createDraws } from "@/lib/domain/seeded-random";
import { tinyDev } from "@/lib/testing/tiny-lm";

function resampleNaively(columns: Uint8Array[], replicates: number, seed: number) {
  const draw = createDraws(seed);
  const examples = columns[0]?.length ?? 0;
  return Array.from({ length: replicates }, () => {
    const drawn = Array.from({ length: examples }, () => draw(examples));
    return {
      correct: columns.map((column) => drawn.filter((i) => column[i] === 2).length),
      evaluated: columns.map((column) => drawn.filter((i) => column[i] !== 0).length),
    };
  });
}

function resample(columns: Uint8Array[], replicates: number, seed: number) {
  const kept: { correct: number[]; evaluated: number[] }[] = [];
  resampleCounts({
    columns,
    replicates,
    seed,
    visit: ({ correct, evaluated }) =>
      kept.push({ correct: [...correct], evaluated: [...evaluated] }),
  });
  return kept;
}

describe("resampleCounts", () => {
  it("equals drawing example by example, on measured outcomes", () => {
    const columns = tinyDev("unk050_s1").map((checkpoint) => checkpoint.outcomes);
    expect(resample(columns, 5, 9)).toEqual(resampleNaively(columns, 5, 9));
  });

  it("equals drawing example by example where examples are missing", () => {
    const draw = createDraws(4);
    const columns = Array.from({ length: 13 }, () =>
      Uint8Array.from({ length: 77 }, () => draw(4)),
    );
    expect(resample(columns, 20, 2)).toEqual(resampleNaively(columns, 20, 2));
  });

  it("has the mean and the spread of sampling with replacement", () => {
    // 300 of 400 correct: mean 300, variance n p (1 - p) = 75.
    const column = Uint8Array.from({ length: 400 }, (_, i) => (i < 300 ? 2 : 1));
    const counts = resample([column], 4000, 1).map((replicate) => replicate.correct[0] ?? 0);
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    const variance = counts.reduce((sum, x) => sum + (x - mean) ** 2, 0) / counts.length;
    expect(Math.abs(mean - 300)).toBeLessThan(0.6);
    expect(Math.abs(variance - 75)).toBeLessThan(6);
  });

  it("visits replicates of nothing without failing", () => {
    expect(resample([], 2, 1)).toEqual([
      { correct: [], evaluated: [] },
      { correct: [], evaluated: [] },
    ]);
    expect(resample([new Uint8Array(0)], 1, 1)).toEqual([{ correct: [0], evaluated: [0] }]);
  });
});
