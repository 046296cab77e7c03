import { expect, test } from "vitest";
import { earlyStopLines } from "@/components/comparisons/curves/early-stop-series";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";

const figure = (correct: number) => ({
  ...{ step: 1, epoch: 1, total: 100, correct, abstained: 0, knownFitted: 0.5, unknownFitted: 0.1 },
});
const run = (name: string, unknownShare: number | null, [best, last]: [number, number]) =>
  ({
    ...{ name, unknownShare, train: { knownTotal: 50, unknownTotal: 50 } },
    figures: { best: figure(best), last: figure(last), recommended: null },
  }) as unknown as ComparedRun;

const ofLine = (line: ReturnType<typeof earlyStopLines>[number] | undefined) =>
  line?.points.map(({ x, y, label }) => [x, y, label]);

test("joins runs of different shares, each with its interval", () => {
  const lines = earlyStopLines([run("b", 0.5, [80, 60]), run("a", 0, [90, 80])], "accuracy");
  expect(lines.map(({ id, isScattered }) => [id, isScattered])).toEqual([
    ...[
      ["best", undefined],
      ["last", undefined],
    ],
  ]);
  expect(lines[0]?.points.map(({ x, y }) => [x, y])).toEqual([
    [0, 0.9],
    [0.5, 0.8],
  ]);
  expect(lines[0]?.points.every(({ low, high }) => low != null && high != null)).toBe(true);
});

test("runs of one share are averaged: the line goes through the mean, the runs are points beside it", () => {
  const runs = [
    ...[run("a", 0, [90, 80]), run("s1", 0.5, [84, 50]), run("s2", 0.5, [80, 60])],
    ...[run("s3", 0.5, [70, 40]), run("x", null, [10, 10])],
  ];
  const [mean, scattered, lastMean] = earlyStopLines(runs, "accuracy");
  // (84 + 80 + 70) / 3 = 78; (50 + 60 + 40) / 3 = 50.
  expect(ofLine(mean)).toEqual([
    [0, 0.9, expect.stringContaining("a, best at")],
    [0.5, expect.closeTo(0.78, 12), expect.stringContaining("Unknown, mean of 3 runs")],
  ]);
  expect(lastMean?.points.at(-1)?.y).toBeCloseTo(0.5, 12);
  expect(scattered).toMatchObject({ isScattered: true, isWhiskered: true, hasNoEndLabel: true });
  expect(scattered?.points.map(({ y }) => y)).toEqual([0.9, 0.84, 0.8, 0.7]);
  expect(mean?.points.every(({ x }, at, all) => at === 0 || x > (all[at - 1]?.x ?? 0))).toBe(true);
});

test("wrong answers are averaged as rates, and what was fitted by set", () => {
  const runs = [run("s1", 0.5, [80, 50]), run("s2", 0.5, [60, 50])];
  expect(earlyStopLines(runs, "hallucination")[0]?.points[0]?.y).toBeCloseTo(0.3, 12);
  expect(earlyStopLines(runs, "fitted").map(({ label }) => label)).toEqual([
    ...["Known fitted", "Known fitted, runs", "Unknown fitted", "Unknown fitted, runs"],
  ]);
});
