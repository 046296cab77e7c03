import { describe, expect, test } from "vitest";
import { completeName, placeAfter, suggestNames } from "./suggest-names";

const names = ["best", "learning_rate", "status", "metric.eval/loss", "warmup_rate"].map(
  (name) => ({
    name,
    hint: "",
  }),
);

function found(text: string, caret = text.length): string[] {
  return suggestNames({ text, caret }, names).found.map(({ name }) => name);
}

describe("suggestNames", () => {
  test("puts names that begin with the word before those that hold it", () => {
    expect(found("l")).toEqual(["learning_rate", "metric.eval/loss"]);
    expect(found("RATE")).toEqual(["learning_rate", "warmup_rate"]);
  });

  test("offers every name where one is due", () => {
    expect(found("")).toHaveLength(names.length);
    expect(found("best > 0.8 and (")).toHaveLength(names.length);
    expect(found("not ")).toHaveLength(names.length);
  });

  test("offers no name where a value is due, but the statuses where one of those is", () => {
    expect(found("learning_rate < ")).toEqual([]);
    expect(found("status = ")).toEqual(["finished", "running", "failed", "stalled"]);
    expect(found("status != fa")).toEqual(["failed"]);
  });

  test("offers how to go on after a comparison", () => {
    expect(found("best > 0.8 ")).toEqual(["and", "or"]);
    expect(found('name = "a b" o')).toEqual(["or"]);
  });

  test("keeps out of quotes and of words that are complete", () => {
    expect(found('name = "be')).toEqual([]);
    expect(found("best")).toEqual([]);
  });

  test("looks at the word before the caret, not at the end", () => {
    expect(suggestNames({ text: "wa < 3", caret: 2 }, names)).toEqual({
      from: 0,
      found: [{ name: "warmup_rate", hint: "" }],
    });
  });
});

test("completes the word and leaves one space before what follows", () => {
  expect(completeName({ text: "wa", caret: 2 }, { from: 0, name: "warmup_rate" })).toEqual({
    text: "warmup_rate ",
    caret: 12,
  });
  expect(completeName({ text: "be > 1", caret: 2 }, { from: 0, name: "best" })).toEqual({
    text: "best > 1",
    caret: 5,
  });
});

test("walks through the entries and by none of them back to the first", () => {
  const down = (place: number) => placeAfter(place, { by: 1, count: 2 });
  expect([down(-1), down(0), down(1)]).toEqual([0, 1, -1]);
  expect(placeAfter(-1, { by: -1, count: 2 })).toBe(1);
  expect(placeAfter(7, { by: 1, count: 0 })).toBe(-1);
});
