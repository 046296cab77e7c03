import { expect, test } from "vitest";
import { examplesWords, questionOf } from "./dynamics-view";

test("a question leaves out what the view leaves open", () => {
  expect(questionOf({})).toEqual({});
  expect(questionOf({ split: "dev", population: "Known" })).toEqual({
    split: "dev",
    population: "Known",
  });
});

test("examples are named by split and population", () => {
  expect(examplesWords("dev", "Known")).toBe("dev Known");
  expect(examplesWords("dev", "all")).toBe("dev, all examples");
  expect(examplesWords(null, "Unknown")).toBe("held-out Unknown");
});
