import { describe, expect, test } from "vitest";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { fieldFile } from "@/lib/testing/field-file";
import { detectFormat } from "./detect";
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

  test("numbers the rows where epochs are fractions and there is no step (epochfrac.csv)", async () => {
    const { records } = await readAll(stepTableFormat, chunksOf(fieldFile("epochfrac.csv")));
    expect(records.map(({ step, epoch, values }) => [step, epoch, values.dev_acc])).toEqual([
      [1, 0.5, 0.5],
      [2, 1, 0.5],
      [3, 1.5, 0.4],
    ]);
  });

  test("takes steps that count tokens", async () => {
    const { records } = await read("step,loss\n1500000000000,2\n9007199254740991,1\n");
    expect(records.map(({ step }) => step)).toEqual([1_500_000_000_000, Number.MAX_SAFE_INTEGER]);
    const { issues } = await read("step,loss\n9007199254740993,2\n");
    expect(issues[0]?.message).toMatch(/^step is more than 9007199254740991/);
  });

  test("reads a long table by the words of its header: knowledge, set and split name the metric", async () => {
    const { records } = await read(
      "step,split,knowledge,acc,loss\n0,dev,Known,0.8,1\n0,dev,Unknown,0.1,2\n100,dev,Known,0.7,\n",
    );
    expect(records.map(({ step, values }) => [step, values])).toEqual([
      [0, { "dev/Known/acc": 0.8, "dev/Known/loss": 1 }],
      [0, { "dev/Unknown/acc": 0.1, "dev/Unknown/loss": 2 }],
      [100, { "dev/Known/acc": 0.7 }],
    ]);
  });

  test("makes a run of each model and seed of a long table", async () => {
    const { records, facts } = await read(
      "model,seed,step,task,fewshot,acc\na,1,0,sciq,16,0.5\na,2,0,sciq,16,0.4\nb,1,0,sciq,0,0.3\n",
    );
    expect(records.map(({ run, values }) => [run, values])).toEqual([
      ["a seed 1", { "sciq/fewshot=16/acc": 0.5 }],
      ["a seed 2", { "sciq/fewshot=16/acc": 0.4 }],
      ["b seed 1", { "sciq/fewshot=0/acc": 0.3 }],
    ]);
    expect(facts?.map(({ name }) => name)).toEqual(["a seed 1", "a seed 2", "b seed 1"]);
  });

  test("reads one row a metric", async () => {
    const { records } = await read("run,metric,step,value\nr,eval_loss,5,2\nr,acc,5,nan\n");
    expect(records.map(({ values }) => values)).toEqual([{ "eval/loss": 2 }, { acc: Number.NaN }]);
  });

  test("takes columns as a mapping names them, and says which it lacks", async () => {
    const parse = (columns: Mapping["columns"]) =>
      readAll(stepTableFormat, chunksOf("when,prompt,acc\n5,long,0.5\n"), { mapping: { columns } });
    const { records } = await parse({ step: "when", set: "prompt" });
    expect(records[0]).toMatchObject({ step: 5, values: { "long/acc": 0.5 } });
    const { issues } = await parse({ step: "then" });
    expect(messages(issues)).toEqual([
      'the mapping takes step from the column "then", which is not there; found: when, prompt, acc',
    ]);
  });

  test("takes the step of a table without one from whoever says it, as its folder does", async () => {
    const text = "task,acc\nsciq,0.5\npiqa,0.4\n";
    const mapping = { constants: { step: 500, epoch: 2 } };
    const { records } = await readAll(stepTableFormat, chunksOf(text), { mapping });
    expect(records.map(({ step, epoch, values }) => [step, epoch, values])).toEqual([
      [500, 2, { "sciq/acc": 0.5 }],
      [500, 2, { "piqa/acc": 0.4 }],
    ]);
    const { issues } = await read(text);
    expect(issues[0]).toMatchObject({ column: "step" });
    const wide = await readAll(stepTableFormat, chunksOf("acc,loss\n0.5,2\n"), { mapping });
    expect(wide.records[0]).toMatchObject({ step: 500, epoch: 2, values: { acc: 0.5, loss: 2 } });
    const idAt = (path: string) =>
      detectFormat(new TextEncoder().encode(text), "eval.csv", path)?.id;
    expect([idAt("checkpoint-500/eval.csv"), idAt("eval.csv")]).toEqual([
      "step-table",
      "stepless-table",
    ]);
  });

  test("says which steps come again", async () => {
    const { records, warnings } = await read("step,loss\n1,3\n2,2\n2,1\n");
    expect(records).toHaveLength(3);
    expect(messages(warnings)).toEqual(["1 step occurs more than once; the later value holds"]);
  });

  test("keeps NaN and inf, and leaves text out and counts it", async () => {
    const { records, warnings } = await read("step,loss,note\n1,inf,a\n2,1e999,b\n3,nan,\n4,-,\n");
    expect(records.map(({ values }) => values)).toEqual([
      { loss: Number.POSITIVE_INFINITY },
      { loss: Number.POSITIVE_INFINITY },
      { loss: Number.NaN },
      {},
    ]);
    expect(messages(warnings)).toEqual(['"note" is not a number but text: 2 left out']);
  });

  test.each([
    ["loss,acc\n1,2\n", "a column step or epoch is missing; found: loss, acc"],
    ["step,loss\nx,2\n", 'step is not a number: "x"'],
    ["step,loss\n-3,2\n", "step is negative: -3"],
    ["epoch,loss\nx,2\n", 'epoch is not a number: "x"'],
    ["step,__proto__\n1,2\n", 'a field cannot be called "__proto__"'],
    ["step,time,loss\n1,noon,2\n", 'time is neither seconds, milliseconds nor ISO 8601: "noon"'],
  ])("refuses %j", async (text, message) => {
    const { records, issues } = await read(text);
    expect(records).toEqual([]);
    expect(messages(issues)).toEqual([message]);
  });
});
