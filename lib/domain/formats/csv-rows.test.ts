import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvRow, readCsvRows } from "./csv-rows";
import { detectDelimiter, splitHeader } from "./delimiter";
import { chunksOf } from "./read-all";

async function rowsOf(text: string, options: { maxLineBytes?: number } = {}): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const batch of readCsvRows(chunksOf(text), options)) rows.push(...batch.rows);
  return rows;
}

describe("readCsvRows", () => {
  test("keeps quoted delimiters, quotes and newlines, with the line a row begins on", async () => {
    expect(await rowsOf('a,b\n"x,y","say ""hi"""\n"two\nlines",3\nlast,4')).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["x,y", 'say "hi"'] },
      { line: 3, cells: ["two\nlines", "3"] },
      { line: 5, cells: ["last", "4"] },
    ]);
  });

  test("gives up on a quote that is never closed before it fills memory", async () => {
    const text = `a,b\n"open${"\nmore".repeat(100)}`;
    await expect(rowsOf(text, { maxLineBytes: 64 })).rejects.toThrow(
      "a quote is opened and never closed",
    );
    await expect(rowsOf(text)).rejects.toThrow("a quote is opened and never closed");
  });

  test("reads back every table that is quoted as RFC 4180 says", async () => {
    const cell = fc.string().map((text) => text.replace(/[\r\0\ufeff]/g, ""));
    const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    );
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const header = cells[0]?.map((_, index) => `c${index}`) ?? [];
        const text = [header, ...cells].map((row) => row.map(quote).join(",")).join("\n");
        expect((await rowsOf(text)).map((row) => row.cells)).toEqual([header, ...cells]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("detectDelimiter", () => {
  test.each([
    ["a,b,c", ","],
    ["a;b;c", ";"],
    ["a\tb", "\t"],
    ['"a,b,c";d', ";"],
    ["a", ","],
  ])("finds it in %j", (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });
});

describe("splitHeader", () => {
  test("trims cells and takes quotes off", () => {
    expect(splitHeader('"Step" ,"a,b", c', ",")).toEqual(["Step", "a,b", "c"]);
  });
});
