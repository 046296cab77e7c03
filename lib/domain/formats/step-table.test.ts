import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { stepTableFormat } from "./step-table";

const read = (text: string, filename: string | null = null) =>
  readAll(stepTableFormat, chunksOf(text), { filename });
const messages = (list: { message: string }[]) => list.map(({ message }) => message);

describe("step table", () => {
  test("reads one record a row, with epoch and time apart from the metrics", async () => {
    const { records, issues, warnings } = await read(
      "step,epoch,timestamp,train_acc,note\n0,0,1700000000,0.01,\n1000,0.5,1700000100,1,\n",
    );
    expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
    expect(records).toEqual([
      { line: 2, step: 0, epoch: 0, timeMs: 1_700_000_000_000, values: { train_acc: 0.01 } },
      { line: 3, step: 1000, epoch: 0.5, timeMs: 1_700_000_100_000, values: { train_acc: 1 } },
    ]);
  });

  test("takes the epoch for the step when there is no other, and says so", async () => {
    const { records, warnings } = await read("epoch;loss\n1;0,5\n2;0,25\n");
    expect(records.map(({ step, epoch, values }) => [step, epoch, values.loss])).toEqual([
      [1, 1, 0.5],
      [2, 2, 0.25],
    ]);
    expect(messages(warnings)).toEqual(["there is no step column: epoch is used as the step"]);
  });

  test.each([
    ["checkpoint-500", 500],
    ["checkpoint_step_01000", 1000],
    ["750", 750],
  ])("reads the step of the checkpoint %s", async (name, step) => {
    const { records } = await read(`checkpoint,acc\n${name},0.5\n`);
    expect(records[0]?.step).toBe(step);
  });

  test("says which steps come again", async () => {
    const { records, warnings } = await read("step,loss\n1,3\n2,2\n2,1\n");
    expect(records).toHaveLength(3);
    expect(messages(warnings)).toEqual(["1 step occurs more than once; the later value holds"]);
  });

  test("labels OpenAI's accuracies as what they are: per token", async () => {
    const { records, warnings } = await read(
      "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,2.5,0.5,,\n2,7e-05,0.75,1.5,0.625\n",
    );
    expect(records.map(({ values }) => values)).toEqual([
      { train_loss: 2.5, train_mean_token_accuracy: 0.5 },
      {
        train_loss: 0.00007,
        train_mean_token_accuracy: 0.75,
        valid_loss: 1.5,
        valid_mean_token_accuracy: 0.625,
      },
    ]);
    expect(messages(warnings)[0]).toContain("per token");
  });

  test.each([
    ["run-unk50-tag-eval_accuracy.csv", "eval_accuracy"],
    ["unk50.csv", "Value"],
    [null, "Value"],
  ])("names the metric of a TensorBoard download called %s", async (filename, key) => {
    const text = "Wall time,Step,Value\r\n1753210469.101079,0,0.800000011920929\r\n";
    const { records } = await read(text, filename);
    expect(records).toEqual([
      {
        line: 2,
        step: 0,
        epoch: null,
        timeMs: 1_753_210_469_101.079,
        values: { [key]: 0.800000011920929 },
      },
    ]);
  });

  test("leaves text and non-finite numbers out and counts them", async () => {
    const { records, warnings } = await read("step,loss,model\n1,inf,a\n2,1e999,b\n");
    expect(records.map(({ values }) => values)).toEqual([{}, {}]);
    expect(messages(warnings)).toEqual([
      '"loss" is not a finite number: 2 left out',
      '"model" is not a finite number: 2 left out',
    ]);
  });

  test.each([
    ["loss,acc\n1,2\n", "a column step or epoch is missing; found: loss, acc"],
    ["step,loss\nx,2\n", 'step is not a number: "x"'],
    ["step,loss\n-3,2\n", "step is negative: -3"],
    ["epoch,loss\n0.5,2\n", "epoch is not a whole number: 0.5"],
    ["step,__proto__\n1,2\n", 'a field cannot be called "__proto__"'],
    ["step,time,loss\n1,noon,2\n", 'time is neither seconds, milliseconds nor ISO 8601: "noon"'],
  ])("refuses %j", async (text, message) => {
    const { records, issues } = await read(text);
    expect(records).toEqual([]);
    expect(messages(issues)).toEqual([message]);
  });
});
