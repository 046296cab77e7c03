import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outlineJson } from "./json-outline";

describe("outlineJson", () => {
  test("lists the keys of the top level with the start of their values", () => {
    const outline = outlineJson(' {"a": {"b": 1}, "c": "}", "d\\"": [1], "e": 3} tail');
    expect(outline?.kind).toBe("object");
    expect([...(outline?.keys ?? [])]).toEqual([
      ["a", "{"],
      ["c", '"'],
      ['d"', "["],
      ["e", "3"],
    ]);
    expect(outline?.end).toBe(46);
  });

  test("says that a cut value has no end", () => {
    expect(outlineJson('{"a": [1, 2')).toMatchObject({ end: null });
    expect(outlineJson('{"a": "x')?.keys.get("a")).toBe('"');
  });

  test("points to the first element of an array", () => {
    expect(outlineJson("[ [1] ]")).toMatchObject({ kind: "array", firstElement: 2 });
  });

  test.each(["", "  ", "3", "text", '"{"'])("is null for %j", (text) => {
    expect(outlineJson(text)).toBeNull();
  });

  test("copes with a string of escapes that never ends", () => {
    expect(outlineJson(`{"a": "${'\\"'.repeat(500_000)}`)).toMatchObject({ end: null });
  });

  test("finds the keys that JSON.parse finds, and the whole length", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        const outline = outlineJson(text);
        expect([...(outline?.keys.keys() ?? [])].sort()).toEqual(Object.keys(value).sort());
        expect(outline?.end).toBe(text.length);
      }),
    );
  });
});
