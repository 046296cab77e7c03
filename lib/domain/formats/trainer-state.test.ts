import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { trainerStateFormat } from "./trainer-state";

const read = (text: string) => readAll(trainerStateFormat, chunksOf(text, 1000));
const readRows = (...rows: unknown[]) =>
  read(JSON.stringify({ best_metric: null, global_step: 9, log_history: rows }, null, 2));
const messages = (list: { message: string }[]) => list.map(({ message }) => message);

describe("trainer state", () => {
  test("merges the rows of a step and splits off the names of several datasets", async () => {
    const { records, issues, warnings } = await readRows(
      { epoch: 0, eval_g0_accuracy: 0.7082, eval_g0_runtime: 2.5, step: 0 },
      { epoch: 0, eval_dev_known_accuracy: 0.4389, eval_dev_known_runtime: 2.25, step: 0 },
      { epoch: 1.0, learning_rate: 1e-5, loss: 1.1074, step: 401 },
      { epoch: 1.0, eval_accuracy: 0.5, eval_loss: 2, eval_runtime: 1, step: 401 },
    );
    expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
    expect(records).toEqual([
      {
        line: 1,
        step: 0,
        epoch: 0,
        timeMs: null,
        values: {
          "eval/g0/accuracy": 0.7082,
          "eval/g0/runtime": 2.5,
          "eval/dev_known/accuracy": 0.4389,
          "eval/dev_known/runtime": 2.25,
        },
      },
      {
        line: 1,
        step: 401,
        epoch: 1,
        timeMs: null,
        values: {
          learning_rate: 1e-5,
          loss: 1.1074,
          "eval/accuracy": 0.5,
          "eval/loss": 2,
          "eval/runtime": 1,
        },
      },
    ]);
  });

  test("takes the longer dataset name where one begins with another", async () => {
    const { records } = await readRows({
      step: 1,
      eval_dev_runtime: 1,
      eval_dev_known_runtime: 1,
      eval_dev_known_accuracy: 0.5,
      eval_dev_accuracy: 0.25,
    });
    expect(records[0]?.values).toMatchObject({
      "eval/dev_known/accuracy": 0.5,
      "eval/dev/accuracy": 0.25,
    });
  });

  test("leaves the summary row at the end out of the curve", async () => {
    const { records, warnings } = await readRows(
      { epoch: 1, loss: 1.2317, step: 100 },
      { epoch: 1, step: 100, total_flos: 3e18, train_loss: 1.2429857852, train_runtime: 55 },
    );
    expect(records.map(({ values }) => values)).toEqual([{ loss: 1.2317 }]);
    expect(messages(warnings)).toEqual([
      "the summary row at the end (means over the run) is not plotted",
    ]);
  });

  test("keeps NaN and Infinity as such, and leaves Infinity War alone", async () => {
    const { records, warnings } = await read(
      '{"log_history":[{"step":1,"loss":NaN,"note":"Avengers: Infinity War"},{"step":2,"loss":-Infinity,"acc":1}]}',
    );
    expect(records.map(({ step, values }) => [step, values])).toEqual([
      [1, { loss: Number.NaN }],
      [2, { loss: Number.NEGATIVE_INFINITY, acc: 1 }],
    ]);
    expect(messages(warnings)).toEqual(['"note" is not a number but text: 1 left out']);
  });

  test("lets the later row of a restarted run win and sorts by step", async () => {
    const { records, warnings } = await readRows(
      { step: 2, loss: 3 },
      { step: 1, loss: 2 },
      { step: 2, loss: 1 },
    );
    expect(records.map(({ step, values }) => [step, values.loss])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(messages(warnings)).toEqual(["1 step occurs more than once; the later value holds"]);
  });

  test.each([
    ['{"log_history":{}}', "log_history is not a list but an object; is this a trainer state?"],
    ["[]", "log_history is not a list but an empty list; is this a trainer state?"],
    ["", "the file is empty"],
    ['{"log_history":[3]}', "log_history[0] is not an object: 3"],
    ['{"log_history":[{"loss":1}]}', "step is missing"],
    ['{"log_history":[{"step":-1,"loss":1}]}', "step is negative: -1"],
    ['{"log_history":[{"step":1e400,"loss":1}]}', "step is more than 9007199254740991: Infinity"],
    ['{"log_history":[{"step":1,"epoch":"x"}]}', 'epoch is not a number: "x"'],
    ['{"log_history":[{"step":1,"__proto__":2}]}', 'a field cannot be called "__proto__"'],
  ])("refuses %s", async (text, message) => {
    const { issues } = await read(text);
    expect(messages(issues)).toEqual([message]);
  });

  test("says the line of a syntax error", async () => {
    const { issues } = await read('{\n "log_history": [\n  {"step": 1,}\n ]\n}');
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ line: 3, message: expect.stringMatching(/^not JSON/) });
  });

  test("keeps at most 100 issues and gives batches of at most a thousand", async () => {
    const bad = await readRows(...Array.from({ length: 300 }, () => 0));
    expect(bad.issues).toHaveLength(100);
    const rows = Array.from({ length: 2000 }, (_, step) => ({ step, loss: 1 }));
    const sizes: number[] = [];
    const source = chunksOf(JSON.stringify({ log_history: rows }), 10_000);
    for await (const { records } of trainerStateFormat.parse(source)) sizes.push(records.length);
    expect(sizes).toEqual([1000, 1000]);
  });

  test("refuses more than 64 MiB", async () => {
    async function* large() {
      for (let count = 0; count < 2000; count += 1) yield new Uint8Array(65_536).fill(0x20);
    }
    const { issues } = await readAll(trainerStateFormat, large());
    expect(messages(issues)).toEqual(["the trainer state is larger than 64 MiB"]);
  });
});
