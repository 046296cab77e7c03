import { describe, expect, it } from "vitest";
import { sameSetUp } from "./same-set-up";

const run = (name: string, unknownShare: number, relabelledUnknown: number | null = 0) => ({
  run: name,
  unknownShare,
  relabelledUnknown,
  trainingSize: 1200,
});
const difference = (setting: string, values: (string | number)[]) => ({
  setting,
  values,
  distinct: new Set(values).size,
  explained: null,
});

const runs = [run("a", 0), run("b", 0.5), run("c", 0.5), run("d", 1), run("e", 0.5, 1)];
const names = (found: ReturnType<typeof sameSetUp>) => found.runs.map((one) => one.run);

describe("sameSetUp", () => {
  it("keeps runs that differ from the baseline in mix and seed only", () => {
    const differences = [
      difference("unknown", [0, 0.5, 0.5, 1, 0.5]),
      difference("new_percent", [0, 50, 50, 100, 50]),
      difference("seed", [1, 1, 2, 3, 1]),
      difference("lr", [1, 1, 2, 1, 1]),
    ];
    const found = sameSetUp({ runs, differences, baseline: "a" });
    expect(names(found)).toEqual(["a", "b", "d"]);
    expect(found.leftOut).toBe(2);
  });

  it("leaves out relabelled runs, whose accuracy falls by abstaining", () => {
    expect(names(sameSetUp({ runs, differences: [], baseline: "a" }))).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
  });

  it("shows all untreated runs where no two shares have the same set-up", () => {
    const differences = [difference("lr", [1, 2, 3, 4, 5])];
    expect(names(sameSetUp({ runs, differences, baseline: "a" }))).toEqual(["a", "b", "c", "d"]);
  });
});
