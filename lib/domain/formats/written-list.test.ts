import fc from "fast-check";
import { expect, test } from "vitest";
import { writtenList } from "./written-list";

test.each([
  ["['London', 'Paris']", ["London", "Paris"]],
  [`["it's", 'a "b"']`, ["it's", 'a "b"']],
  [String.raw`['d\'Or', 'caf\xe9', 'T\u014dky\u014d', 'a\nb']`, ["d'Or", "café", "Tōkyō", "a\nb"]],
  ['["London", 1945]', ["London", "1945"]],
  ["[]", []],
])("%s is a list", (text, expected) => {
  expect(writtenList(text)).toEqual(expected);
});

test.each(["[sic]", "London", "['a', b]", "['a'", "['a' 'b']", "[1]", "[Paris], ['x']"])(
  "%s is a text",
  (text) => {
    expect(writtenList(text)).toBeNull();
  },
);

test("reads back what Python's repr writes of a list of texts", () => {
  const repr = (text: string): string => {
    const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
    if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
    return `'${escaped.replaceAll("'", "\\'")}'`;
  };
  const plain = fc.string({ unit: fc.constantFrom(..."abz 'é\"\\\n[],") });
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1 }), (texts) => {
      const written = `[${texts.map(repr).join(", ")}]`;
      // What is JSON as well may have been written by either; escapes differ only for backslashes there.
      expect(writtenList(written)).toEqual(texts);
    }),
  );
});
