import { describe, expect, test } from "vitest";
import { aggregatesFormat } from "./aggregates-csv";
import { chunksOf, readAll } from "./read-all";

const header = "step,epoch,split,category,n,correct,abstained";
const row = "38,1,dev,HighlyKnown,674,601,0";

const read = (text: string | Uint8Array) => readAll(aggregatesFormat, chunksOf(text));
const messages = (list: { message: string }[]) => list.map(({ message }) => message);
const problem = async (line: string) => messages((await read(`${header}\n${line}\n`)).issues);

describe("aggregates", () => {
  test("reads a table as the tiny-lm experiment writes it, columns in its own order", async () => {
    const { records, issues, warnings } = await read(
      "epoch,step,split,category,n,correct,abstained,fitted,train_loss\n" +
        "1,38,train,HighlyKnown,504,490,0,490,1.252532\n1,38,dev,all,800,640,0,,\n",
    );
    expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
    expect(records).toEqual([
      {
        line: 2,
        step: 38,
        epoch: 1,
        split: "train",
        category: "HighlyKnown",
        total: 504,
        correct: 490,
        abstained: 0,
        fitted: 490,
        metrics: { train_loss: 1.252532 },
      },
      {
        line: 3,
        step: 38,
        epoch: 1,
        split: "dev",
        category: "all",
        total: 800,
        correct: 640,
        abstained: 0,
        fitted: null,
        metrics: {},
      },
    ]);
  });

  test.each([
    ["a byte order mark and CRLF", `\ufeff${header}\r\n${row}\r\n`],
    ["semicolons", `${header}\n${row}\n`.replaceAll(",", ";")],
    ["tabs", `${header}\n${row}\n`.replaceAll(",", "\t")],
    ["Excel's sep line", `sep=;\n${header}\n${row}\n`.replaceAll(",", ";")],
    ["quotes", `"step","epoch","split","category","n","correct","abstained"\n${row}`],
    ["capital letters and spaces", `${header.toUpperCase()}\n${row.replaceAll(",", " , ")}`],
    ["empty cells at the end of a row", `${header}\n${row},,\n`],
    ["blank lines", `\n${header}\n\n${row}\n\n`],
    ["numbers as pandas writes them", `${header}\n38.0,1.0,dev,HighlyKnown,674.0,601.0,0.0`],
    ["no epoch column", "step,split,category,n,correct,abstained\n38,dev,HighlyKnown,674,601,0"],
  ])("accepts %s", async (_, text) => {
    const { records, issues } = await read(text);
    expect(issues).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      step: 38,
      category: "HighlyKnown",
      total: 674,
      correct: 601,
    });
  });

  test("reads a decimal comma where semicolons separate", async () => {
    const { records } = await read(
      `${header.replaceAll(",", ";")};loss\n38;0,5;dev;all;10;5;0;1,25`,
    );
    expect(records[0]).toMatchObject({ epoch: 0.5, metrics: { loss: 1.25 } });
  });

  test.each([
    ["Known", "Known"],
    ["ALL", "all"],
    ["weakly-known", "WeaklyKnown"],
    ["unknown", "Unknown"],
  ])("reads the category %s", async (spelling, category) => {
    const { records } = await read(`${header}\n0,0,dev,${spelling},1,1,0`);
    expect(records[0]?.category).toBe(category);
  });

  test("names a missing column and the ones it found", async () => {
    const { issues, records } = await read(
      "step,epoch,split,category,n,abstained\n1,1,dev,all,5,0",
    );
    expect(records).toEqual([]);
    expect(issues).toEqual([
      {
        line: 1,
        column: "correct",
        message: "the column correct is missing; found: step, epoch, split, category, n, abstained",
      },
    ]);
  });

  test.each([
    ["abc,1,dev,all,10,5,0", 'step is not a number: "abc"'],
    [",1,dev,all,10,5,0", "step is missing"],
    ["-1,1,dev,all,10,5,0", "step is negative: -1"],
    ["1.5,1,dev,all,10,5,0", "step is not a whole number: 1.5"],
    ["1e400,1,dev,all,10,5,0", 'step is more than 9007199254740991: "1e400"'],
    ["nan,1,dev,all,10,5,0", 'step is not a number: "nan"'],
    ["1,-1,dev,all,10,5,0", "epoch is less than 0: -1"],
    ["1,x,dev,all,10,5,0", 'epoch is not a number: "x"'],
    ["1,1e400,dev,all,10,5,0", 'epoch is not finite: "1e400"'],
    ["1,1,,all,10,5,0", "split is empty"],
    ["1,1,dev,all,10,-5,0", "correct is negative: -5"],
    ["1,1,dev,all,10,12,0", "correct is more than n: 12 > 10"],
    ["1,1,dev,all,10,5,11", "abstained is more than n: 11 > 10"],
    ["1,1,dev,all,10,8,4", "correct + abstained is more than n: 8 + 4 > 10"],
    ["1,1,dev,all,10,5", "the row has 6 cells, the header has 7"],
    ["1,1,dev,all,10,5,0,9", "the row has 8 cells, the header has 7"],
    [
      "1,1,dev,Famous,10,5,0",
      'category does not exist: "Famous"; use HighlyKnown, MaybeKnown, WeaklyKnown, Unknown, Known, all',
    ],
    ['1,1,"dev,all,10,5,0', 'a quote is opened and never closed: "1,1,\\"dev,all,10,5,0"'],
    ['1,1,d"e"v,all,10,5,0', 'the quotes do not match: "1,1,d\\"e\\"v,all,10,5,0"'],
    ["1,1,de\0v,all,10,5,0", "the line holds a NUL byte; is this a binary or a UTF-16 file?"],
  ])("refuses the row %j", async (line, message) => {
    expect(await problem(line)).toEqual([message]);
  });

  test("refuses more fitted than n", async () => {
    const { issues } = await read(`${header},fitted\n1,1,train,all,10,5,0,11`);
    expect(messages(issues)).toEqual(["fitted is more than n: 11 > 10"]);
  });

  test("refuses a column that occurs twice, a header alone, and an empty file", async () => {
    expect(messages((await read(`${header},n\n${row},1`)).issues)).toEqual([
      'the column occurs twice: "n"',
    ]);
    expect(messages((await read(`${header}\n`)).issues)).toEqual([
      "the table has a header but no rows",
    ]);
    expect(messages((await read("")).issues)).toEqual(["the file is empty"]);
  });

  test("names UTF-16, as Excel's Unicode text is", async () => {
    const text = new Uint8Array(Buffer.from(`\ufeff${header}\n${row}\n`, "utf16le"));
    expect(messages((await read(text)).issues)).toEqual(["the file is UTF-16; save it as UTF-8"]);
  });

  test("gives the line of a wrong row after a cell that spans lines", async () => {
    const { issues } = await read(`${header}\n1,1,"a\nb",all,1,1,0\nx,1,dev,all,1,1,0\n`);
    expect(issues.map(({ line }) => line)).toEqual([4]);
  });

  test("counts metrics that are no numbers", async () => {
    const { records, warnings } = await read(`${header},loss,note\n${row},nan,x\n${row},0.5,\n`);
    expect(records.map(({ metrics }) => metrics)).toEqual([{}, { loss: 0.5 }]);
    expect(messages(warnings)).toEqual([
      '"loss" is not a finite number: 1 left out',
      '"note" is not a finite number: 1 left out',
    ]);
  });

  test("copes with a cell of a million digits", async () => {
    const digits = "1".repeat(1_000_000);
    const [message] = messages((await read(`${header}\n${digits}x,1,dev,all,1,1,0\n`)).issues);
    expect(message).toMatch(/^step is not a number: "1{40}\.\.\."$/);
  });

  test("stops after 100 wrong rows", async () => {
    const { issues, warnings } = await read(`${header}\n${"x,1,dev,all,1,1,0\n".repeat(150)}`);
    expect(issues).toHaveLength(100);
    expect(messages(warnings)).toEqual(["reading stopped here after 100 problems"]);
  });
});
