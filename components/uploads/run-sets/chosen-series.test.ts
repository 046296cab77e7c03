import { expect, test } from "vitest";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import { editSeries, nothingGiven } from "@/lib/domain/mapping/given-answers";
import { chosenSeries } from "./chosen-series";

const rate = completeMeaning({ set: "g0" });
const guess = new Map([
  ["g0", rate],
  ["g1", completeMeaning({ set: "g1" })],
  ["loss", null],
]);

test("every set is put as it is shown, a set taken for a metric as none, and metrics not at all", () => {
  const given = editSeries(editSeries(nothingGiven, ["g0"], { category: "Known" }), ["g1"], null);
  expect(chosenSeries(guess, [], given)).toEqual({ g0: { ...rate, category: "Known" }, g1: null });
});

test("a metric that becomes a set is put with it", () => {
  const given = editSeries(nothingGiven, ["loss"], { set: "x" });
  expect(Object.keys(chosenSeries(guess, [], given))).toEqual(["g0", "g1", "loss"]);
});
