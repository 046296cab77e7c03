import { describe, expect, test } from "vitest";
import { metricsFormat } from "./metrics-jsonl";
import { chunksOf, readAll } from "./read-all";

const read = (text: string) => readAll(metricsFormat, chunksOf(text));
const messages = (list: { message: string }[]) => list.map(({ message }) => message);

describe("metrics", () => {
  test("reads step, epoch, time and every number", async () => {
    const { records, issues, warnings } = await read(
      '{"step":5,"epoch":0.5,"time":1700000000.5,"loss":1.25,"eval/dev_known":0}',
    );
    expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
    expect(records).toEqual([
      {
        line: 1,
        step: 5,
        epoch: 0.5,
        timeMs: 1_700_000_000_500,
        values: { loss: 1.25, "eval/dev_known": 0 },
      },
    ]);
  });

  test("takes ten thousand metrics a line and says what to do with more", async () => {
    const line = (count: number) =>
      JSON.stringify(
        Object.fromEntries([["step", 1], ...Array.from({ length: count }, (_, n) => [`m${n}`, n])]),
      );
    expect((await read(line(10_000))).issues).toEqual([]);
    expect(messages((await read(line(10_001))).issues)).toEqual([
      "the line has 10001 metrics; at most 10000 are taken: leave out what nobody charts",
    ]);
  });

  test.each(["global_step", "_step", "iteration"])("takes %s for the step", async (name) => {
    const { records } = await read(`{"${name}":3,"loss":1}`);
    expect(records[0]).toMatchObject({ step: 3, values: { loss: 1 } });
  });

  test("keeps global_step as a metric beside step", async () => {
    const { records } = await read('{"step":3,"global_step":30}');
    expect(records[0]).toMatchObject({ step: 3, values: { global_step: 30 } });
  });

  test.each([
    ["seconds", "1700000000", 1_700_000_000_000],
    ["milliseconds", "1700000000000", 1_700_000_000_000],
    ["ISO 8601", '"2023-11-14T22:13:20Z"', 1_700_000_000_000],
    ["nothing", "null", null],
  ])("reads a time given as %s", async (_, time, expected) => {
    const { records } = await read(`{"step":1,"time":${time},"loss":1}`);
    expect(records[0]?.timeMs).toBe(expected);
  });

  test.each(['"yesterday"', "1e400", "[]", "1e300"])("refuses the time %s", async (time) => {
    const { issues } = await read(`{"step":1,"time":${time},"loss":1}`);
    expect(issues[0]?.column).toBe("time");
  });

  test("says how many steps come again after a resume, in the file's order", async () => {
    const line = (step: number, loss: number) => `{"step":${step},"loss":${loss}}\n`;
    const { records, warnings } = await read(line(1, 3) + line(2, 2) + line(2, 1) + line(3, 0));
    expect(records.map(({ values }) => values.loss)).toEqual([3, 2, 1, 0]);
    expect(messages(warnings)).toEqual(["1 step occurs more than once; the later value holds"]);
  });

  test("does not count a step that is given in two lines with different keys", async () => {
    const { warnings } = await read('{"step":1,"loss":1}\n{"step":1,"eval":1}\n');
    expect(warnings).toEqual([]);
  });

  test("keeps NaN and Infinity, and counts what is no number instead of inventing one", async () => {
    const { records, issues, warnings } = await read(
      '{"step":1,"loss":NaN,"left":"50h","note":"Infinity War"}\n{"step":2,"loss":1e400,"x":[1],"ok":true,"y":{}}\n',
    );
    expect(issues).toEqual([]);
    expect(records.map(({ values }) => values)).toEqual([
      { loss: Number.NaN },
      { loss: Number.POSITIVE_INFINITY },
    ]);
    expect(messages(warnings)).toEqual([
      '"left" is not a number but text: 1 left out',
      '"note" is not a number but text: 1 left out',
      '"x" holds lists: 1 left out',
      '"ok" is not a number but boolean: 1 left out',
      '"y" holds objects: 1 left out',
    ]);
  });

  test.each([
    ['{"loss":1}', "step is missing"],
    ['{"step":NaN,"loss":1}', 'step is not a number: "NaN"'],
    ['{"step":"x"}', 'step is not a number: "x"'],
    ['{"step":1,"__proto__":1}', 'a field cannot be called "__proto__"'],
  ])("refuses %s", async (text, message) => {
    expect(messages((await read(text)).issues)).toEqual([message]);
  });

  test("says that a broken line is not JSON even when it holds NaN", async () => {
    const { issues } = await read('{"step":1,"loss":NaN,}');
    expect(issues[0]?.message).toMatch(/^not JSON/);
  });
});
