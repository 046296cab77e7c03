import { describe, expect, test } from "vitest";
import { guessSeries } from "@/lib/domain/mapping/guess-series";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";
import { fieldFile } from "@/lib/testing/field-file";
import { kerasFormat } from "./keras";
import { lightningFormat } from "./lightning";
import { llamaFactoryFormat } from "./llama-factory";
import { metricsFormat } from "./metrics-jsonl";
import { chunksOf, readAll } from "./read-all";
import type { MetricRecord } from "./records";
import { trainerStateFormat } from "./trainer-state";

const courseOf = (records: readonly MetricRecord[], key: string) =>
  records.flatMap(({ step, values }) => (values[key] === undefined ? [] : [[step, values[key]]]));
const jsonLines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join("\n");

describe("F16: LLaMA-Factory's log", () => {
  test("gives metrics by the Trainer's names, times since the start, and the end of the training", async () => {
    const { records, issues, warnings, facts } = await readAll(
      llamaFactoryFormat,
      chunksOf(
        jsonLines(
          {
            ...{ current_steps: 5, total_steps: 10, loss: 1.7033, lr: 5e-6, epoch: 0.5 },
            ...{ percentage: 50, elapsed_time: "0:00:10", remaining_time: "0:00:10" },
          },
          {
            ...{ current_steps: 10, total_steps: 10, eval_loss: 1.39, epoch: 1 },
            ...{ percentage: 100, elapsed_time: "1 day, 0:00:20", remaining_time: "0:00:00" },
          },
        ),
      ),
    );
    expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
    expect(records.map(({ step, epoch, timeMs, values }) => [step, epoch, timeMs, values])).toEqual(
      [
        [5, 0.5, 10_000, { loss: 1.7033, learning_rate: 5e-6 }],
        [10, 1, 86_420_000, { "eval/loss": 1.39 }],
      ],
    );
    expect(facts?.at(-1)).toEqual({
      ...{ run: null, status: "finished", hyperparameters: { max_steps: 10 } },
    });
  });

  test("of a training under way says nothing of its end", async () => {
    const line = jsonLines({ current_steps: 5, total_steps: 10, loss: 1 });
    const { facts } = await readAll(llamaFactoryFormat, chunksOf(line));
    expect(facts?.at(-1)?.status).toBeUndefined();
  });
});

describe("Lightning's CSVLogger", () => {
  test("puts a held-out row after the epoch that it ends, and leaves open where in it a training row stands", async () => {
    const text = "epoch,step,train_loss,val_loss\n0,49,2.62,\n0,99,,2.41\n1,199,,2.2\n";
    const { records } = await readAll(lightningFormat, chunksOf(text));
    expect(records.map(({ step, epoch, values }) => [step, epoch, values])).toEqual([
      [49, null, { train_loss: 2.62 }],
      [99, 1, { val_loss: 2.41 }],
      [199, 2, { val_loss: 2.2 }],
    ]);
  });
});

describe("Keras's CSVLogger", () => {
  test("counts epoch 0 as one epoch of training", async () => {
    const text = "epoch,accuracy,val_accuracy\n0,0.8,0.7\n1,0.9,0.75\n";
    const { records } = await readAll(kerasFormat, chunksOf(text));
    expect(records.map(({ step, epoch }) => [step, epoch])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe("F18: what is no number", () => {
  test("is kept as the point that it is, bare or in quotes; null is no point", async () => {
    const bare = await readAll(metricsFormat, chunksOf(fieldFile("nan.jsonl")));
    expect(courseOf(bare.records, "loss")).toEqual([
      ...[
        [1, 2],
        [2, Number.NaN],
        [3, Number.POSITIVE_INFINITY],
      ],
      ...[
        [4, Number.NEGATIVE_INFINITY],
        [5, 0.5],
      ],
    ]);
    const quoted = await readAll(metricsFormat, chunksOf(fieldFile("nan-string.jsonl")));
    expect(courseOf(quoted.records, "loss")).toEqual([
      ...[
        [1, 2],
        [2, Number.NaN],
        [3, Number.POSITIVE_INFINITY],
        [5, 1],
      ],
    ]);
    const all = await readAll(metricsFormat, chunksOf(fieldFile("all-nan.jsonl")));
    expect(courseOf(all.records, "loss")).toEqual([
      [1, Number.NaN],
      [2, Number.NaN],
    ]);
    expect([bare.issues, quoted.issues, all.issues]).toEqual([[], [], []]);
  });

  test("ends a diverged run: its last loss is not the last finite one", async () => {
    const { records } = await readAll(metricsFormat, chunksOf(fieldFile("diverged.jsonl")));
    const survey = new SeriesSurvey();
    survey.add(records);
    const loss = survey.series().find(({ key }) => key === "train_loss");
    expect(loss?.last.value).toBeNaN();
    expect(loss?.count).toBe(100);
    expect(loss?.notANumber).toBeGreaterThan(0);
  });

  test("is kept in a trainer state", async () => {
    const file = fieldFile("trainer_state_nan.json");
    const { records, issues } = await readAll(trainerStateFormat, chunksOf(file, 1000));
    expect(issues).toEqual([]);
    expect(courseOf(records, "loss")).toEqual([
      [50, 1.9],
      [100, Number.NaN],
      [200, 0],
    ]);
    expect(courseOf(records, "grad_norm")).toEqual([
      [50, Number.NaN],
      [100, Number.POSITIVE_INFINITY],
    ]);
    expect(courseOf(records, "eval/loss")).toEqual([
      [0, 2.5],
      [100, Number.NaN],
    ]);
  });
});

describe("metrics as JSON", () => {
  test("F22: thousands of metrics in a line are read, and a limit on a file's is said", async () => {
    const row = (step: number, from: number, count: number) =>
      Object.fromEntries([
        ["step", step],
        ...Array.from({ length: count }, (_, index) => [`layer/${from + index}/norm`, index]),
      ]);
    const many = await readAll(
      metricsFormat,
      chunksOf(jsonLines(row(1, 0, 5000), row(2, 0, 5000)), 65_536),
    );
    expect([many.issues, many.records.length]).toEqual([[], 2]);
    expect(Object.keys(many.records[0]?.values ?? {})).toHaveLength(5000);
    const over = await readAll(
      metricsFormat,
      chunksOf(jsonLines(row(1, 0, 6000), row(2, 6000, 6000)), 65_536),
    );
    expect(over.issues).toEqual([
      {
        ...{ line: 2, column: null },
        message:
          'the file has more than 10000 metrics; "layer/10000/norm" is the first beyond: leave out what nobody charts',
      },
    ]);
  });

  test("F24: _timestamp is a time and no metric, and steps may count tokens", async () => {
    const text =
      '{"_step":1,"_timestamp":1700000000.5,"loss":2}\n{"_step":1500000000000,"_timestamp":1700000001,"loss":1}';
    const { records, issues } = await readAll(metricsFormat, chunksOf(text));
    expect(issues).toEqual([]);
    expect(records.map(({ step, timeMs, values }) => [step, timeMs, values])).toEqual([
      [1, 1_700_000_000_500, { loss: 2 }],
      [1_500_000_000_000, 1_700_000_001_000, { loss: 1 }],
    ]);
    const big = await readAll(metricsFormat, chunksOf(fieldFile("step-bigstep.jsonl")));
    expect(big.records.map(({ step }) => step)).toEqual([
      2_147_483_647, 2_147_483_648, 5_000_000_000,
    ]);
  });

  test("F19: of a step that comes again the later line holds, whatever its clock says", async () => {
    const { records } = await readAll(
      metricsFormat,
      chunksOf(fieldFile("clock-skew-resume.jsonl")),
    );
    const survey = new SeriesSurvey();
    survey.add(records);
    expect(survey.series()[0]?.points.map(({ step, value }) => [step, value])).toEqual([
      [1, 1],
      [2, 1.1],
    ]);
  });

  test("F6: a list of objects is the same as its lines", async () => {
    const rows = [
      { step: 1, loss: 2 },
      { step: 2, loss: 1 },
    ];
    const list = await readAll(metricsFormat, chunksOf(JSON.stringify(rows, null, 2)));
    const lines = await readAll(metricsFormat, chunksOf(jsonLines(...rows)));
    expect(list).toEqual(lines);
    const broken = await readAll(metricsFormat, chunksOf('[{"step":1,"loss":2},{"loss":1},7]'));
    expect(broken.issues.map(({ line, message }) => [line, message])).toEqual([
      [2, "step is missing"],
      [3, "not an object: 7"],
    ]);
  });

  test("labels tell lines of one step apart, as columns of a long table do", async () => {
    const { records, facts } = await readAll(
      metricsFormat,
      chunksOf(
        jsonLines(
          { step: 0, knowledge: "Known", split: "dev", acc: 0.8, note: "x" },
          { step: 0, known: true, category: false, split: "dev", acc: 0.1 },
          { step: 5, metric: "eval_loss", value: 2, model: "a", seed: 1 },
        ),
      ),
    );
    expect(records.map(({ step, run = null, values }) => [step, run, values])).toEqual([
      [0, null, { "dev/Known/acc": 0.8 }],
      [0, null, { "dev/Unknown/acc": 0.1 }],
      [5, "a seed 1", { "eval/loss": 2 }],
    ]);
    expect(facts).toEqual([{ run: "a seed 1", name: "a seed 1" }]);
  });

  test("a whole epoch or a checkpoint's name stands for the step, else what a mapping says of the file", async () => {
    const stepsOf = async (row: object, mapping: Mapping | null = null) => {
      const read = await readAll(metricsFormat, chunksOf(jsonLines(row)), { mapping });
      return read.issues.length > 0 ? read.issues : read.records.map(({ step }) => step);
    };
    expect(await stepsOf({ epoch: 3, loss: 1 })).toEqual([3]);
    expect(await stepsOf({ checkpoint: "checkpoint-500", loss: 1 })).toEqual([500]);
    expect(await stepsOf({ n: 7, loss: 1 }, { columns: { step: "n" } })).toEqual([7]);
    expect(await stepsOf({ loss: 1 }, { constants: { step: 500 } })).toEqual([500]);
    expect(await stepsOf({ epoch: 0.5, loss: 1 })).toMatchObject([{ column: "step" }]);
  });

  test("one name for one metric: a live log and a trainer state agree", async () => {
    const row = {
      ...{ step: 100, epoch: 1, eval_dev_known_accuracy: 0.8, eval_dev_known_loss: 0.5 },
      ...{ eval_dev_known_runtime: 10, eval_loss: 2, eval_runtime: 1, loss: 1 },
    };
    const live = await readAll(metricsFormat, chunksOf(jsonLines(row)));
    const state = await readAll(trainerStateFormat, chunksOf(JSON.stringify([row])));
    expect(live.records).toEqual(state.records);
    const survey = new SeriesSurvey();
    survey.add(live.records);
    expect(Object.keys(guessSeries(survey).mapping.series ?? {})).toEqual([
      "eval/dev_known/accuracy",
    ]);
  });

  test("never lets two names of one metric in a line lose one of the two numbers", async () => {
    const { records } = await readAll(
      metricsFormat,
      chunksOf('{"step":1,"eval/loss":1,"eval_loss":2}'),
    );
    expect(Object.values(records[0]?.values ?? {}).sort()).toEqual([1, 2]);
  });
});
