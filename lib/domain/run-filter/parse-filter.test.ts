import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printFilter } from "@/lib/testing/print-filter";
import { comparisonsOf, type FilterExpression } from "./filter-expression";
import { parseFilter } from "./parse-filter";

function read(text: string): FilterExpression | null {
  const { filter, mistake } = parseFilter(text);
  if (mistake !== null) throw new Error(mistake.message);
  return filter;
}

/** The canonical spelling, with every joint in parentheses: shows how a text was understood. */
function understood(text: string): string {
  const filter = read(text);
  return filter === null ? "" : printFilter(filter);
}

function mistakeIn(text: string) {
  return parseFilter(text).mistake;
}

describe("parseFilter", () => {
  test.each([
    ["learning_rate < 1e-4", "learning_rate < 0.0001"],
    ["unknown_share >= 0.5 and status = finished", "unknown_share >= 0.5 and status = finished"],
    ['base_model ~ "llama"', "base_model ~ llama"],
    ["tag = demo", "tag = demo"],
    [
      "not (method = lora) or metric.eval_loss <= 1.2",
      "not method = lora or metric.eval_loss <= 1.2",
    ],
    ["config.optimizer.lr > 1e-5", "config.optimizer.lr > 0.00001"],
    ["metric.eval/loss<=.5", "metric.eval/loss <= 0.5"],
    ["best=none", "best = none"],
    ["created >= 2026-11-24", "created >= 2026-11-24"],
    ["config.x == 007", "config.x = 7"],
    ["status = FINISHED", "status = finished"],
    ["baseModel = a", "base_model = a"],
  ])("reads %s", (text, canonical) => {
    expect(understood(text)).toBe(canonical);
  });

  test("binds not tighter than and, and tighter than or", () => {
    expect(read("a = 1 or b = 2 and not c = 3")).toMatchObject({
      kind: "or",
      parts: [
        { kind: "compare" },
        { kind: "and", parts: [{ kind: "compare" }, { kind: "not", part: { kind: "compare" } }] },
      ],
    });
  });

  test("reads && || ! as and, or, not, and words of any case", () => {
    const words = understood("a = 1 AND b = 2 Or NOT c = 3");
    expect(understood("a=1&&b=2||!c=3")).toBe(words);
    expect(words).toBe("(a = 1 and b = 2) or not c = 3");
  });

  test("gives the place of a name, so that a page can mark it", () => {
    const [, second] = comparisonsOf(read("best > 0.5 and lerning_rate < 1") ?? fail());
    expect(second).toMatchObject({ from: 15, to: 27 });
  });

  test("tells a field, a hyperparameter, a metric and a bare name apart", () => {
    const names = comparisonsOf(
      read('seed = 1 and config.seed = 1 and metric.loss < 1 and lr < 1 and "my key" = a') ??
        fail(),
    ).map(({ name }) => name);
    expect(names).toEqual([
      { kind: "field", field: "seed" },
      { kind: "config", key: "seed" },
      { kind: "metric", key: "loss" },
      { kind: "setting", key: "lr" },
      { kind: "setting", key: "my key" },
    ]);
  });

  test("takes a hyperparameter's value as a number where it is one, and text in quotes as text", () => {
    const values = comparisonsOf(read(`a = 5 and a = "5" and a = '5' and a = adam`) ?? fail());
    expect(values.map(({ value }) => value)).toEqual([
      { kind: "number", number: 5 },
      { kind: "text", text: "5" },
      { kind: "text", text: "5" },
      { kind: "text", text: "adam" },
    ]);
  });

  test("reads quotes and backslashes within quotes", () => {
    expect(read(String.raw`name = "a \"b\" \\ c"`)).toMatchObject({
      value: { kind: "text", text: String.raw`a "b" \ c` },
    });
  });

  test("is no filter where nothing is compared", () => {
    expect(parseFilter("")).toEqual({ filter: null, mistake: null });
    expect(parseFilter(" \n\t ")).toEqual({ filter: null, mistake: null });
  });
});

describe("a mistake", () => {
  test.each([
    ["learning_rate <", 'expected a value after "<" at character 15', 15, 15],
    ["a", 'expected one of <, <=, >, >=, =, != or ~ after "a" at character 1', 1, 1],
    [
      "method is lora",
      'expected one of <, <=, >, >=, =, != or ~ after "method" at character 1; did you mean "="?',
      7,
      9,
    ],
    ["< 5", 'expected a name before "<" at character 1', 0, 1],
    ["a = 1 and", 'expected a name after "and" at character 7', 9, 9],
    ["a = 1 b = 2", 'expected "and" or "or" before "b" at character 7', 6, 7],
    ["a = 1 lr < 2", 'expected "and" or "or" before "lr" at character 7', 6, 8],
    [
      "lr < 2e-5 andd",
      'expected "and" or "or" before "andd" at character 11; did you mean "and"?',
      10,
      14,
    ],
    [
      "a = 1 ro b = 2",
      'expected "and" or "or" before "ro" at character 7; did you mean "or"?',
      6,
      8,
    ],
    [
      "a = 1 + b = 2",
      'expected "and" or "or" before "+" at character 7; did you mean "and"?',
      6,
      7,
    ],
    ["(a = 1", 'the "(" at character 1 is not closed', 0, 1],
    ["a = 1)", 'the ")" at character 6 closes nothing', 5, 6],
    ["(a = 1 b", 'expected "and", "or" or ")" before "b" at character 8', 7, 8],
    ['a = "x', 'the text that starts at character 5 has no closing quote "', 4, 5],
    ["a = 1 & b = 2", '"&" at character 7 has no meaning here; did you mean "and"?', 6, 7],
    ["a = 1 | b = 2", '"|" at character 7 has no meaning here; did you mean "or"?', 6, 7],
    ["unknown_share < abc", 'unknown_share is a number; "abc" is not', 16, 19],
    ['unknown_share < "1"', 'unknown_share is a number; "1" is not', 16, 19],
    ["metric.loss = low", 'metric.loss is a number; "low" is not', 14, 17],
    [
      "best ~ 1",
      "best is a number: compare it by <, <=, >, >=, = or !=; only text is searched by ~",
      7,
      8,
    ],
    [
      "lr < fast",
      '"<" compares numbers, and "fast" is not one; text is compared by =, != or ~',
      5,
      9,
    ],
    ["base_model < 3", "base_model is text: compare it by =, != or ~, not by <", 13, 14],
    [
      "status = done",
      'status is running, finished, failed or stalled; "done" is none of them',
      9,
      13,
    ],
    [
      "status = finishd",
      'status is running, finished, failed or stalled, not "finishd"; did you mean "finished"?',
      9,
      16,
    ],
    ["health ~ bad", "health is one of a few words: compare it by = or !=, not by ~", 9, 12],
    [
      "created > yesterday",
      'created is a time such as 2026-11-24 or 2026-11-24T08:30; "yesterday" is not',
      10,
      19,
    ],
    ["created = 2026-02-30", null, 10, 20],
    [
      "created ~ 2026",
      "created is a time: compare it by <, <=, >, >=, = or !=; only text is searched by ~",
      10,
      14,
    ],
    ["a < 1e999", "1e999 is too large a number", 4, 9],
    ["config. = 1", '"config." names no hyperparameter', 0, 7],
    ['"" = 1', '"" names no field', 0, 2],
  ])("in %s is a sentence and a place", (text, message, from, to) => {
    const mistake = mistakeIn(text);
    if (message !== null) expect(mistake?.message).toBe(message);
    expect([mistake?.from, mistake?.to]).toEqual([from, to]);
  });

  test("is a text that is too long, too deep, too many comparisons or too long a name", () => {
    expect(mistakeIn(`a = "${"x".repeat(2000)}"`)?.message).toBe(
      "a filter has at most 2000 characters; this has 2006",
    );
    const deep = (levels: number) => `${"(".repeat(levels)}a=1${")".repeat(levels)}`;
    expect(mistakeIn(deep(32))).toBeNull();
    expect(mistakeIn(deep(33))?.message).toBe("a filter is at most 32 parentheses and nots deep");
    expect(mistakeIn(`${"!".repeat(33)}a=1`)?.from).toBe(32);
    const many = (comparisons: number) => Array(comparisons).fill("a=1").join("&&");
    expect(mistakeIn(many(100))).toBeNull();
    expect(mistakeIn(many(101))?.message).toBe("a filter has at most 100 comparisons");
    expect(mistakeIn(`${"k".repeat(201)} = 1`)?.message).toBe("a name has at most 200 characters");
  });

  test("quotes no more than 40 characters of what was written", () => {
    expect(mistakeIn(`best = ${"x".repeat(500)}`)?.message).toBe(
      `best is a number; "${"x".repeat(40)}…" is not`,
    );
  });
});

const pieces = fc.constantFrom(
  ..."name,status,best,created,config.lr,metric.a,lr,and,or,not,(,),<,<=,=,!=,~,&&,||,!,&,\",',\\,5,1e-4,1e999,-.5,none,finished,2026-11-24,\"a b\",'q', ,\n,\u0000,é,🜁".split(
    ",",
  ),
);
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 100 }),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(" ")),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
);

test("never throws, and a mistake lies within the text", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { filter, mistake } = parseFilter(text);
      if (mistake === null) return;
      expect(filter).toBeNull();
      expect(mistake.message).not.toBe("");
      expect(mistake.from).toBeGreaterThanOrEqual(0);
      expect(mistake.to).toBeGreaterThanOrEqual(mistake.from);
      expect(mistake.to).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});

function fail(): never {
  throw new Error("no filter");
}
