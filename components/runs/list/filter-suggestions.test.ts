import { describe, expect, test } from "vitest";
import { mistakeIn } from "@/components/runs/list/filter-mistake-in";
import type { RunField } from "@/lib/runs/list/list-schema";
import { completed, placeAfter, suggestAt } from "./filter-suggestions";

const field = (name: string, facts: Partial<RunField> = {}): RunField => ({
  ...{ name, runs: 3, from: null, to: null, values: [] },
  ...facts,
});
const fields = [
  field("name", { runs: 13, values: ["run a", "b"] }),
  field("status", { values: ["finished"] }),
  field("method", { values: ["lora", "full tuning", "none"] }),
  field("seed", { from: 1, to: 10, values: ["10", "1", "2"] }),
  field("best", { from: 0.43251, to: 0.891 }),
  field("created"),
  field("config.lr", { from: 5e-6, to: 1.2e-4, values: ["0.00012", "0.000005"] }),
  field("config.seed", { values: ["x"] }),
  field('config.my "key"', { values: ["v"] }),
  field("metric.eval/loss", { from: 0.1, to: 2 }),
];
const found = (text: string, caret = text.length) => suggestAt({ text, caret }, fields).found;
const texts = (text: string) => found(text).map((entry) => entry.text);

describe("what a filter may go on with", () => {
  test("is a field of this project, with its range and in its group", () => {
    expect(texts("")).toEqual([
      ...["best", "metric.eval/loss"],
      ...["seed", "lr", "config.seed", '"my \\"key\\""'],
      ...["name", "status", "method", "created"],
    ]);
    const hints = Object.fromEntries(found("").map(({ text, hint }) => [text, hint]));
    expect(hints).toMatchObject({
      ...{
        best: "0.433 to 0.891",
        seed: "1, 2, 10",
        name: "13 runs",
        method: "lora, full tuning, none",
      },
    });
    expect(texts("best > 0.8 and (")).toEqual(texts(""));
    expect(texts("unknown")).toEqual([]);
  });

  test("puts names that begin with the word before those that hold it", () => {
    expect(texts("s")).toEqual(["best", "metric.eval/loss", "seed", "config.seed", "status"]);
    expect(texts("LO")).toEqual(["metric.eval/loss"]);
  });

  test("is a sign that the field can be compared by", () => {
    expect(texts("best ")).toEqual(["<", "<=", ">", ">=", "=", "!="]);
    expect(texts("name ")).toEqual(["=", "!=", "~"]);
    expect(texts("status ")).toEqual(["=", "!="]);
    expect(texts("nobody ")).toEqual([]);
  });

  test("is a value that runs have, with its quotes, or the ends of a range", () => {
    expect(texts("method = ")).toEqual(["lora", '"full tuning"', '"none"', "none"]);
    expect(texts('method = "full')).toEqual(['"full tuning"']);
    expect(texts("seed > ")).toEqual(["1", "2", "10"]);
    expect(texts("status = fa")).toEqual(["failed"]);
    expect(found("best > ")).toMatchObject([
      { text: "0.433", hint: "lowest" },
      { text: "0.891", hint: "highest" },
    ]);
    expect(texts("eval/loss < ")).toEqual(["0.1", "2"]);
    expect(texts("created > ")).toEqual([]);
  });

  test("is a joint after a comparison, and nothing once the word is complete or a mistake lies before it", () => {
    expect(texts("best > 0.8 ")).toEqual(["and", "or"]);
    expect(texts('name = "a b" o')).toEqual(["or"]);
    expect(texts("best")).toEqual([]);
    expect(texts("best > > ")).toEqual([]);
  });

  test("can always be read once it is completed", () => {
    for (const { text: name } of found(""))
      for (const { text: sign } of found(`${name} `))
        for (const { text: value } of found(`${name} ${sign} `)) {
          const filter = `${name} ${sign} ${value}`;
          expect(mistakeIn(filter, fields), filter).toBeNull();
        }
  });

  test("is about the word before the caret, not about the end", () => {
    expect(suggestAt({ text: "se < 3", caret: 2 }, fields)).toMatchObject({
      from: 0,
      found: [{ text: "seed" }, { text: "config.seed" }],
    });
  });
});

describe("a mistake in a filter", () => {
  test("has its place; an empty text is none", () => {
    expect(mistakeIn("  ")).toBeNull();
    expect(mistakeIn("lr < 2e-5 and")).toMatchObject({ from: 13 });
  });

  test("is a name that no run of the project has, where the names are known", () => {
    expect(mistakeIn("learning_rate < 1")).toBeNull();
    expect(mistakeIn("best > 0 and lrr < 1", fields)).toEqual({
      ...{ from: 13, to: 16, message: 'no run has "lrr"; did you mean lr?' },
    });
    expect(mistakeIn("eval/loss < 1 and base_model = x", fields)).toBeNull();
  });

  test("of 10,000 characters is told with both numbers", () => {
    expect(mistakeIn("a".repeat(10_000), fields)?.message).toBe(
      "a filter has at most 2000 characters; this has 10000",
    );
  });
});

test("completes the word and leaves one space before what follows", () => {
  expect(completed({ text: "wa", caret: 2 }, { from: 0, chosen: "warmup" })).toEqual({
    ...{ text: "warmup ", caret: 7 },
  });
  expect(completed({ text: "be > 1", caret: 2 }, { from: 0, chosen: "best" })).toEqual({
    ...{ text: "best > 1", caret: 5 },
  });
});

test("walks through the entries and by none of them back to the first", () => {
  const down = (place: number) => placeAfter(place, { by: 1, count: 2 });
  expect([down(-1), down(0), down(1)]).toEqual([0, 1, -1]);
  expect(placeAfter(-1, { by: -1, count: 2 })).toBe(1);
  expect(placeAfter(7, { by: 1, count: 0 })).toBe(-1);
});
