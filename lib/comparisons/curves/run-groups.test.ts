import { describe, expect, it } from "vitest";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { groupChoices, groupRuns } from "./run-groups";

const run = (name: string) => ({ run: name, name: `Run ${name}` }) as ComparedRun;
const difference = (setting: string, values: (string | number | null)[]) => {
  return { setting, values, distinct: new Set(values).size, explained: null };
};
const answer = {
  runs: ["a1", "a2", "b1", "c1"].map(run),
  differences: [
    difference("seed", [1, 2, 1, 1]),
    difference("learning_rate", [1e-5, 1e-5, 2e-5, null]),
    difference("size", [100, 100, 100, 200]),
  ],
};
const labels = (by: string, hide: readonly string[] = []) =>
  groupRuns(answer, { by, hide }).map(({ label, runs }) => [label, runs.map((one) => one.run)]);

describe("groupRuns", () => {
  it("puts seeds of one set-up together under the name of the first", () => {
    expect(labels("set-up")).toEqual([
      ["Run a1 (2 runs)", ["a1", "a2"]],
      ["Run b1", ["b1"]],
      ["Run c1", ["c1"]],
    ]);
  });

  it("names the value of a setting, also where it is not set", () => {
    expect(labels("learning_rate")).toEqual([
      ["learning_rate 1e−5 (2 runs)", ["a1", "a2"]],
      ["learning_rate 2e−5", ["b1"]],
      ["learning_rate not set", ["c1"]],
    ]);
  });

  it("neither counts nor names a hidden run, and leaves out a group of hidden ones", () => {
    expect(labels("set-up", ["a1", "b1"])).toEqual([
      ["Run a2", ["a2"]],
      ["Run c1", ["c1"]],
    ]);
  });

  it("makes one group of runs that do not differ in the setting", () => {
    expect(labels("warmup")).toEqual([["the same warmup (4 runs)", ["a1", "a2", "b1", "c1"]]]);
  });
});

describe("groupChoices", () => {
  it("offers the whole set-up and every setting but seeds", () => {
    expect(groupChoices(answer.differences).map(({ value }) => value)).toEqual([
      ...["", "set-up", "learning_rate", "size"],
    ]);
  });
});
