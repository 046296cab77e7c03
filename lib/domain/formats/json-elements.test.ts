import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableText } from "./issue";
import { type JsonElement, readJsonElements } from "./json-elements";
import { chunksOf } from "./read-all";

async function all(
  source: AsyncIterable<Uint8Array>,
  container: "list" | "objects" = "list",
  options: { maxLineBytes?: number } = {},
): Promise<JsonElement[]> {
  const found: JsonElement[] = [];
  for await (const elements of readJsonElements(source, container, options))
    found.push(...elements);
  return found;
}

const json = fc.jsonValue({ maxDepth: 3 });

describe("elements of a JSON list", () => {
  test("are those that JSON.parse finds, however the bytes are cut", async () => {
    const layout = fc.constantFrom(undefined, 1, "\t");
    await fc.assert(
      fc.asyncProperty(
        fc.array(json, { minLength: 1 }),
        layout,
        fc.integer({ min: 1, max: 50 }),
        async (values, space, size) => {
          const text = JSON.stringify(values, null, space);
          const elements = await all(chunksOf(text, size));
          expect(elements.map(({ text: each }) => JSON.parse(each))).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  test("objects on several lines follow each other, each with its line", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), json), { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        async (values, size) => {
          const texts = values.map((value) => JSON.stringify(value, null, 2));
          const elements = await all(chunksOf(texts.join("\n"), size), "objects");
          expect(elements.map(({ text }) => text)).toEqual(texts);
          const starts = texts.map((_, index) =>
            texts.slice(0, index).reduce((line, text) => line + text.split("\n").length, 1),
          );
          expect(elements.map(({ line }) => line)).toEqual(starts);
        },
      ),
    );
  });

  test("a list of 200 MB in one line is read without being held", async () => {
    const element = new TextEncoder().encode(
      `${JSON.stringify({ id: 1, text: "x".repeat(990) })},`,
    );
    const block = new Uint8Array(element.length * 64);
    for (let at = 0; at < 64; at += 1) block.set(element, at * element.length);
    const blocks = Math.ceil((200 * 1024 * 1024) / block.length);
    async function* list() {
      yield new TextEncoder().encode("[");
      for (let sent = 0; sent < blocks; sent += 1) yield block;
      yield new TextEncoder().encode("{}]");
    }
    let [count, longest] = [0, 0];
    for await (const elements of readJsonElements(list(), "list")) {
      count += elements.length;
      longest = Math.max(longest, elements.length);
    }
    expect(count).toBe(blocks * 64 + 1);
    expect(longest).toBeLessThan(1000);
  }, 60_000);

  test.each([
    ["[1, 2", "the list is not closed"],
    ['[{"a": "b', "the list is not closed"],
    ["[1] [2]", "more text follows where the list ends"],
    ["", "the file is empty"],
    ["[\0]", "NUL byte"],
    [new Uint8Array([0x5b, 0xff, 0x5d]), "not valid UTF-8"],
    [`["${"x".repeat(3000)}"]`, "one element of the list is longer than"],
  ])("refuses %j", async (content, message) => {
    const reading = all(chunksOf(content), "list", { maxLineBytes: 2000 });
    await expect(reading).rejects.toThrow(message);
    await expect(all(chunksOf(content), "list", { maxLineBytes: 2000 })).rejects.toBeInstanceOf(
      UnreadableText,
    );
  });
});
