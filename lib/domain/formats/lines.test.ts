import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableText } from "./issue";
import { readLines } from "./lines";
import { chunksOf } from "./read-all";

async function linesOf(
  content: string | Uint8Array,
  { chunkBytes = 7, maxLineBytes }: { chunkBytes?: number; maxLineBytes?: number } = {},
) {
  const lines: { line: number; text: string }[] = [];
  const batches = readLines(chunksOf(content, chunkBytes), { maxLineBytes });
  for await (const batch of batches) lines.push(...batch);
  return lines;
}

async function refusal(
  content: string | Uint8Array,
  options: { chunkBytes?: number; maxLineBytes?: number } = {},
) {
  const error: unknown = await linesOf(content, options).catch((caught: unknown) => caught);
  return error instanceof UnreadableText ? error.issue : error;
}

describe("readLines", () => {
  test("numbers lines from 1 and keeps blank ones", async () => {
    expect(await linesOf("a\n\nb\n")).toEqual([
      { line: 1, text: "a" },
      { line: 2, text: "" },
      { line: 3, text: "b" },
    ]);
  });

  test("reads a last line without a newline", async () => {
    expect(await linesOf("a\nb")).toHaveLength(2);
  });

  test("accepts CRLF and a UTF-8 byte order mark", async () => {
    const lines = await linesOf("\ufeffstep\r\n1\r\n");
    expect(lines.map((line) => line.text)).toEqual(["step", "1"]);
  });

  test("keeps a zero-width character that is not at the start of the file", async () => {
    const lines = await linesOf("a\n\ufeffb\n", { chunkBytes: 2 });
    expect(lines[1]?.text).toBe("\ufeffb");
  });

  test.each([
    ["little endian", [0xff, 0xfe, 0x61, 0x00, 0x0a, 0x00]],
    ["big endian", [0xfe, 0xff, 0x00, 0x61, 0x00, 0x0a]],
  ])("names UTF-16, %s, even when the mark is split over chunks", async (_, bytes) => {
    const issue = await refusal(new Uint8Array(bytes), { chunkBytes: 1 });
    expect(issue).toEqual({
      line: null,
      column: null,
      message: "the file is UTF-16; save it as UTF-8",
    });
  });

  test("says which line is not UTF-8", async () => {
    const bytes = new Uint8Array([0x61, 0x0a, 0x62, 0x0a, 0xe9, 0x74, 0x0a]);
    expect(await refusal(bytes, { chunkBytes: 100 })).toMatchObject({
      line: 3,
      message: "the text is not valid UTF-8; save the file as UTF-8",
    });
  });

  test("refuses a character that the end of the file cuts", async () => {
    expect(await refusal(new Uint8Array([0x61, 0x0a, 0xc3]))).toMatchObject({ line: 2 });
  });

  test("refuses a NUL byte and says its line", async () => {
    const issue = await refusal("a\nb\0c\n");
    expect(issue).toMatchObject({ line: 2, message: expect.stringContaining("NUL byte") });
  });

  test.each(["", "\n", " \r\n\t\n", "\ufeff"])("says that %j is empty", async (content) => {
    expect(await refusal(content)).toMatchObject({ line: null, message: "the file is empty" });
  });

  test("refuses a line over the limit wherever it stands", async () => {
    const long = "x".repeat(11);
    for (const content of [long, `${long}\n`, `a\n${long}\nb\n`, `a\nb\n${long}`]) {
      for (const chunkBytes of [1, 4, 100]) {
        expect(await refusal(content, { chunkBytes, maxLineBytes: 10 })).toMatchObject({
          message: "the line is longer than 10 bytes",
        });
      }
    }
  });

  test("accepts a line of exactly the limit", async () => {
    expect(await linesOf(`${"x".repeat(10)}\n`, { maxLineBytes: 10 })).toHaveLength(1);
  });

  test("gives up on an endless line soon after the limit", async () => {
    let sentBytes = 0;
    async function* endless() {
      for (;;) {
        sentBytes += 65_536;
        yield new Uint8Array(65_536).fill(0x78);
      }
    }
    const reading = async () => {
      for await (const _ of readLines(endless())) expect.unreachable();
    };
    await expect(reading()).rejects.toThrow("the line is longer than 8 MiB");
    expect(sentBytes).toBeLessThanOrEqual(8 * 1024 * 1024 + 65_536);
  });

  test("gives the same lines however the bytes are cut", async () => {
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n\0\ufeff]/g, ""));
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(line, { minLength: 1 })
          .filter((lines) => lines.some((text) => text.trim() !== "")),
        fc.integer({ min: 1, max: 40 }),
        async (texts, chunkBytes) => {
          const lines = await linesOf(`${texts.join("\n")}\n`, { chunkBytes });
          expect(lines.map(({ text }) => text)).toEqual(texts);
        },
      ),
      { numRuns: 60 },
    );
  });
});
