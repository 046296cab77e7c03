import { describe, expect, it } from "vitest";
import { changeOf, settingOf, tagsChange } from "./run-fields";

describe("settingOf", () => {
  it.each([
    ["2e-4", 0.0002],
    ["−1", -1],
    ["0.5", 0.5],
    [".5", 0.5],
    ["true", true],
    ["AdamW", "AdamW"],
    ["1e999", "1e999"],
    ["1,000", "1,000"],
    ["NaN", "NaN"],
    ["2024-11-01", "2024-11-01"],
    ["", null],
  ])("reads %j as %j", (text, value) => {
    expect(settingOf(text)).toEqual(value);
  });
});

describe("changeOf", () => {
  it("empties a field of which nothing is written", () => {
    expect(changeOf("control", "")).toEqual({ control: null });
  });

  it("refuses a seed that is no whole number, with the text", () => {
    expect(changeOf("seed", "−3")).toEqual({ seed: -3 });
    expect(() => changeOf("seed", "one")).toThrow('"one" is no seed');
    expect(() => changeOf("seed", "1.5")).toThrow('"1.5" is no seed');
  });
});

it("takes tags apart at commas, each once", () => {
  expect(tagsChange("a, b,,a")).toEqual({ tags: ["a", "b"] });
});
