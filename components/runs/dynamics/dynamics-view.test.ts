import { expect, test } from "vitest";
import { curveWords } from "@/components/runs/page/population-words";
import { questionOf } from "./dynamics-view";

test("a question leaves out what the view leaves open", () => {
  expect(questionOf({})).toEqual({});
  expect(questionOf({ split: "dev", population: "Known" })).toEqual({
    split: "dev",
    population: "Known",
  });
});

test("examples are named by split and population", () => {
  expect(curveWords("dev", "Known")).toBe("dev Known");
  expect(curveWords("dev", "all")).toBe("dev, all examples");
  expect(curveWords(null, "Unknown")).toBe("held-out Unknown");
});
