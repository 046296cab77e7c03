import { describe, expect, it } from "vitest";
import { type ComparedFacts, comparisonFindings } from "@/lib/domain/compare/comparison-findings";
import { findingText, sentence } from "@/lib/domain/findings/finding-words";

const facts = (name: string, unknownShare: number, changes: Partial<ComparedFacts> = {}) => ({
  ...{ run: name, name, control: null },
  unknownShare,
  isRelabelled: false,
  attributable: null,
  drop: null,
  ...changes,
});
const against = (points: number, low: number, high: number) => ({
  attributable: { points, low, high },
  control: { run: "unk000_s1", name: "unk000_s1" },
});
const say = (
  runs: readonly ComparedFacts[],
  rest: Partial<Parameters<typeof comparisonFindings>[0]> = {},
) => comparisonFindings({ runs, cost: null, remedies: [], choice: [], ...rest }).map(findingText);

describe("comparisonFindings", () => {
  it("names the smallest share that lost more than its control, and the largest", () => {
    const runs = [
      facts("unk100", 1, against(39.4, 35, 43.7)),
      facts("unk025", 0.25, against(11, 7.9, 14.2)),
      facts("unk010", 0.1, against(0.5, -1, 2)),
      facts("unk000", 0),
    ];
    expect(say(runs)).toEqual([
      "New knowledge hurts from 25 % Unknown on: 11.0 points (7.9 to 14.2) more lost than by the control unk000_s1; at 100 % it is 39.4 points (35.0 to 43.7).",
    ]);
  });

  it("says one share once, however many seeds of it there are", () => {
    const runs = [
      facts("s1", 0.5, against(20.9, 16.9, 25)),
      facts("s2", 0.5, against(21, 17.1, 25.3)),
    ];
    expect(say(runs)).toEqual([
      "New knowledge hurts from 50 % Unknown on: 20.9 points (16.9 to 25.0) more lost than by the control unk000_s1.",
    ]);
  });

  it("says so where no run lost more than its control", () => {
    expect(say([facts("a", 0.5, against(1, -1, 3))])).toEqual([
      "No share of Unknown examples lost more than its control: no loss here is clearly due to new knowledge.",
    ]);
  });

  it("does not count what was withheld for new knowledge", () => {
    const runs = [facts("idk", 0.5, { ...against(40, 35, 45), isRelabelled: true })];
    expect(say(runs)).toEqual([]);
  });

  it("tells only falls since the best where there is no control", () => {
    const drop = (points: number) => ({ drop: { points, low: points - 1, high: points + 1 } });
    expect(say([facts("a", 0.5, drop(31)), facts("b", 0, drop(0.5))])).toEqual([
      "Since its best checkpoint a fell 31.0 points (30.0 to 32.0), b 0.5 (−0.5 to 1.5). Without a control run their cause is not known.",
    ]);
    expect(say([facts("a", 0.5, drop(31))])).toEqual([]);
  });

  it("says what the first remedies did, before the price", () => {
    const remedies = ["Wrong answers.", "More."].map((words) => sentence("fall", words));
    const term = { estimate: -0.4535, low: -0.5, high: -0.4, pValue: 0.01 };
    const cost = { runs: 6, unknownBy: { withEpoch: null, withoutEpoch: term }, bend: null };
    expect(say([], { remedies, cost }).map((words) => words.slice(0, 5))).toEqual([
      "Wrong",
      "Each ",
    ]);
    expect(say([])).toEqual([]);
  });
});
