import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { wandbRunsFormat } from "./wandb-runs";
import { wandbSummaryFormat } from "./wandb-summary";

const read = (text: string) => readAll(wandbRunsFormat, chunksOf(text));

const header =
  '"Name","State","Notes","Tags","Created","Runtime","batch_size","bias","model","iter","lr","val/loss"';
const row = (name: string, state: string) =>
  `"${name}","${state}","-","full, new","2026-05-25T14:08:33.000Z","60","64","false","gpt","5000","0.0001","1.5"`;

describe("W&B runs table", () => {
  test("makes a run of each row: its state, tags, times, settings and last values", async () => {
    const { records, facts, issues } = await read(`${header}\n${row("a", "finished")}\n`);
    expect(issues).toEqual([]);
    expect(facts).toEqual([
      {
        ...{ run: "a", name: "a", status: "finished", tags: ["full", "new"] },
        startedAt: "2026-05-25T14:08:33.000Z",
        finishedAt: "2026-05-25T14:09:33.000Z",
        hyperparameters: { batch_size: 64, bias: false, model: "gpt" },
      },
    ]);
    expect(records.map(({ run, step, values }) => [run, step, values])).toEqual([
      ["a", 5000, { lr: 0.0001, "val/loss": 1.5 }],
    ]);
  });

  test("numbers a name that comes again", async () => {
    const { facts } = await read(
      [header, row("a", "crashed"), row("a", "killed"), row("a", "running")].join("\n"),
    );
    expect(facts?.map(({ name, status }) => [name, status])).toEqual([
      ["a", "failed"],
      ["a (2)", "failed"],
      ["a (3)", "running"],
    ]);
  });

  test("without a step is refused with the way out", async () => {
    const { issues } = await read(
      '"Name","Created","Runtime","lr","val/loss"\n"a","2024","1","0.1","2"\n',
    );
    expect(issues[0]?.message).toBe(
      "no column says at which step the last values were: show iter, global_step or _step in W&B's table and export it again",
    );
  });
});

describe("W&B summary", () => {
  const summary = (value: unknown) => readAll(wandbSummaryFormat, chunksOf(JSON.stringify(value)));

  test("is one point at the training step it names; _step only where there is no other", async () => {
    const named = await summary({
      _step: 10,
      iter: 2000,
      _timestamp: 1_700_000_000,
      "val/loss": 4,
      _runtime: 5,
      _wandb: {},
      note: "x",
    });
    expect(named.records.map(({ step, timeMs, values }) => [step, timeMs, values])).toEqual([
      [2000, 1_700_000_000_000, { "val/loss": 4 }],
    ]);
    const counted = await summary({ _step: 10, loss: "NaN" });
    expect(counted.records.map(({ step, values }) => [step, values.loss])).toEqual([
      [10, Number.NaN],
    ]);
    expect(counted.warnings[0]?.message).toMatch(/^_step counts log calls, not training steps/);
  });

  test.each([
    [[], "a summary is an object, not a list"],
    [{ _wandb: {}, loss: 1 }, "the summary's _step: step is missing"],
    [{ _step: 1.5, loss: 1 }, "the summary's _step: step is not a whole number: 1.5"],
  ])("refuses %j", async (value, message) => {
    const { records, issues } = await summary(value);
    expect([records, issues.map((issue) => issue.message)]).toEqual([[], [message]]);
  });
});
