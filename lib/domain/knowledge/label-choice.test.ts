import { describe, expect, test } from "vitest";
import { chooseLabels } from "./label-choice";

const dataset = {
  baseModel: "org/base-a",
  labelSets: [{ base: "base-b", baseModel: "org/base-b" }],
};

describe("a run", () => {
  test.each([
    ["org/base-a", { kind: "own" }],
    [" ORG/Base-A ", { kind: "own" }],
    [null, { kind: "own" }],
    ["org/base-b", { kind: "set", base: "base-b" }],
    ["org/base-c", { kind: "foreign", labelled: "org/base-a" }],
  ] as const)("of base model %s is read against %o", (model, choice) => {
    expect(chooseLabels(dataset, model)).toEqual(choice);
  });

  test("is read against labels whose model nobody named", () => {
    expect(chooseLabels({ baseModel: null, labelSets: [] }, "org/base-c")).toEqual({ kind: "own" });
  });
});
