import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackHadoopLz4, unpackLz4 } from "./lz4-block";

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...Buffer.from(part)])),
  );
const text = (of: Uint8Array) => Buffer.from(of).toString();

/** By hand from the format: 5 literals, a match of 6 from 5 back, 1 literal. */
const hello = bytes(0x52, "hello", 5, 0, 0x10, "!");
/** 1 literal, a match of 15 + 2 + 4 from 1 back, 1 literal. */
const repeated = bytes(0x1f, "a", 1, 0, 2, 0x10, "b");

test("unpacks literals, matches, and matches that reach into themselves", () => {
  expect(text(unpackLz4(hello, 12))).toBe("hellohelloh!");
  expect(text(unpackLz4(repeated, 23))).toBe(`${"a".repeat(22)}b`);
});

test("reads lengths that go on over several bytes", () => {
  const letters = "x".repeat(15 + 255 + 3);
  expect(text(unpackLz4(bytes(0xf0, 255, 3, letters), letters.length))).toBe(letters);
});

test.each([
  ["a shorter text than its length", hello, 13],
  ["a longer one", hello, 11],
  ["a match before the beginning", bytes(0x10, "a", 9, 0, 0x10, "b"), 6],
  ["a match of nothing back", bytes(0x10, "a", 0, 0, 0x10, "b"), 6],
  ["literals beyond its end", bytes(0x50, "a"), 5],
  ["a length that is cut", bytes(0xf0, 255), 300],
  ["a match that is cut", bytes(0x10, "a", 1), 5],
  ["a length that so few bytes cannot have", hello, 2 ** 31],
])("refuses a block with %s", (_, block, length) => {
  expect(() => unpackLz4(block, length)).toThrow();
});

test("of anything either refuses or gives as many bytes as were asked for", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(200), (block, length) => {
      for (const unpack of [unpackLz4, unpackHadoopLz4]) {
        try {
          expect(unpack(block, length)).toHaveLength(length);
        } catch (error) {
          expect(String(error)).not.toMatch(/RangeError|TypeError|AssertionError/);
        }
      }
    }),
  );
});

test("reads blocks behind their sizes, and a bare one under the same name", () => {
  const framed = bytes(0, 0, 0, 12, 0, 0, 0, hello.length, ...hello);
  const second = bytes(0, 0, 0, 23, 0, 0, 0, repeated.length, ...repeated);
  expect(text(unpackHadoopLz4(framed, 12))).toBe("hellohelloh!");
  expect(text(unpackHadoopLz4(bytes(...framed, ...second), 35))).toBe(
    `hellohelloh!${"a".repeat(22)}b`,
  );
  expect(text(unpackHadoopLz4(hello, 12))).toBe("hellohelloh!");
});
