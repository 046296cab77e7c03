import fc from "fast-check";
import { expect, test } from "vitest";
import { closeJson } from "./close-json";

test.each([
  ['{"log_history":[{"step":1,"loss":2},{"step":2,"lo', '{"log_history":[{"step":1,"loss":2}]}'],
  ['{"epoch":3,"log_history":[{"step":1', '{"epoch":3,"log_history":[]}'],
  ['[{"q":"a","answers":["x"]},{"q":"b","answers":["y","z', '[{"q":"a","answers":["x"]}]'],
  [
    '{"results":{"a":{"acc":1,"err":2},"b":{"acc":3,"er',
    '{"results":{"a":{"acc":1,"err":2},"b":{"acc":3}}}',
  ],
  ['[{"t":"a, ] \\" }"},{"t":"b', '[{"t":"a, ] \\" }"}]'],
  ["[1,2,3", "[1,2]"],
  ["{", "{}"],
])("a cut text keeps what is complete: %s", (cut, closed) => {
  expect(closeJson(cut)).toBe(closed);
});

test("a whole text, with lines after it or without, stays as it is", () => {
  for (const text of ['{"a":[1,2]}', '{"a":1}\n{"a":2}', "[]", "", "step,loss\n1,2"]) {
    expect(closeJson(text)).toBe(text);
  }
});

test("whatever the value and wherever it is cut, what comes out is JSON", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.object(), fc.array(fc.object())),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (value, share) => {
        const text = JSON.stringify(value);
        const cut = text.slice(0, Math.max(1, Math.floor(text.length * share)));
        expect(() => JSON.parse(closeJson(cut))).not.toThrow();
      },
    ),
  );
});
