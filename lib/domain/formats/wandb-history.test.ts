import { describe, expect, test } from "vitest";
import { fieldFile } from "@/lib/testing/field-file";
import { detectFormat } from "./detect";
import { chunksOf, readAll } from "./read-all";
import { wandbHistoryFormat } from "./wandb-history";

const read = (content: string | Uint8Array) => readAll(wandbHistoryFormat, chunksOf(content));

describe("W&B history", () => {
  test("F11: stands at the trainer's steps and epochs, not at W&B's count of log calls", async () => {
    const file = fieldFile("hist.csv");
    expect(detectFormat(file, "hist.csv")?.id).toBe("wandb-history");
    const { records, issues } = await read(file);
    expect(issues).toEqual([]);
    expect(records.map(({ step, epoch, values }) => [step, epoch, values])).toEqual([
      [500, 1, { "train/loss": 0.5 }],
      [500, 1, { "eval/known_accuracy": 0.8 }],
      [1000, 2, { "train/loss": 0.4 }],
      [1000, 2, { "eval/known_accuracy": 0.7 }],
    ]);
    expect(records[0]?.timeMs).toBe(1_700_000_000_500);
  });

  test("as JSON lines is read like the table, and a row without the trainer's step follows the one before", async () => {
    const { records } = await read(
      [
        { _step: 0, _runtime: 1, _timestamp: 1_700_000_000, params: 5, "train/global_step": 500 },
        { _step: 1, _timestamp: 1_700_000_001, "eval/loss": 2, "train/epoch": 1 },
        { _step: 2, _timestamp: 1_700_000_002, "train/global_step": 1000, table: { _type: "x" } },
      ]
        .map((row) => JSON.stringify(row))
        .join("\n"),
    );
    expect(records.map(({ step, epoch, values }) => [step, epoch, values])).toEqual([
      [500, null, { params: 5 }],
      [500, 1, { "eval/loss": 2 }],
      [1000, null, {}],
    ]);
  });

  test("stands at _step where the trainer logs no step of its own", async () => {
    const { records } = await read(
      '{"_step":3,"_timestamp":1,"loss":NaN}\n{"_step":4,"_timestamp":2,"loss":1}',
    );
    expect(records.map(({ step, values }) => [step, values.loss])).toEqual([
      [3, Number.NaN],
      [4, 1],
    ]);
  });

  test.each([
    ["a,b\n1,2\n", "the column _step is missing"],
    ["_step,_timestamp,loss\nx,1,2\n", '_step is not a number: "x"'],
    ["_step,_timestamp,loss\n1.5,1,2\n", "step is not a whole number: 1.5"],
    ['{"_timestamp":1,"loss":2}', "step is missing"],
  ])("refuses %j", async (text, message) => {
    const { records, issues } = await read(text);
    expect([records, issues.map((issue) => issue.message)]).toEqual([[], [message]]);
  });
});
