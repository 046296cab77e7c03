import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replaceBareNumbers } from "./bare-numbers";

describe("replaceBareNumbers", () => {
  test("replaces NaN, Infinity and -Infinity by null and counts them", () => {
    expect(replaceBareNumbers('{"a": NaN, "b": [Infinity, -Infinity]}')).toEqual({
      text: '{"a": null, "b": [null, null]}',
      replaced: 3,
    });
  });

  test("leaves strings and longer words alone", () => {
    const text = '{"Infinity": "Avengers: Infinity War", "q": "\\"NaN", "x": NaNs}';
    expect(replaceBareNumbers(text)).toEqual({ text, replaced: 0 });
  });

  test("copes with megabytes of quotes and escapes", () => {
    for (const piece of ['\\"', '"', "\\", "N"]) {
      const text = piece.repeat(1_000_000);
      expect(replaceBareNumbers(text).text === text).toBe(true);
    }
  });

  test("changes no valid JSON", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(replaceBareNumbers(text)).toEqual({ text, replaced: 0 });
      }),
    );
  });
});
