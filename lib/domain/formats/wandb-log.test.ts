import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exampleBytes } from "./list";
import { chunksOf, readAll } from "./read-all";
import { wandbLogFormat } from "./wandb-log";

/** What lib/testing/wandb/make.py had two versions of W&B write. */
const logs = ["0.31", "0.16"] as const;
const bytesOf = (version: string) =>
  new Uint8Array(readFileSync(`lib/testing/wandb/unk050-${version}.wandb`));
const read = (bytes: Uint8Array) => readAll(wandbLogFormat, chunksOf(bytes, 100));
const messages = (list: { message: string }[]) => list.map(({ message }) => message);
const steps = [1, 2, 3, 4, 5, 6];

describe("W&B run logs", () => {
  test.each(logs)("of wandb %s hold the history at the trainer's steps", async (version) => {
    const { records, issues, warnings } = await read(bytesOf(version));
    expect(issues).toEqual([]);
    const losses = records.filter(({ values }) => "train/loss" in values);
    expect(losses.map(({ step, epoch, values }) => [step, epoch, values])).toEqual(
      steps.map((n) => [50 * n, n / 2, { "train/loss": 2 / n }]),
    );
    const evaluations = records.filter(({ values }) => "eval/known_accuracy" in values);
    expect(evaluations.map(({ step, values }) => [step, values])).toEqual(
      [2, 4, 6].map((n) => [
        50 * n,
        { "eval/known_accuracy": 0.9 - 0.02 * n, "nested.a": 1.5, "nested.b": Number.NaN },
      ]),
    );
    expect(records).toHaveLength(9);
    expect(messages(warnings)).toEqual([
      '"note" is not a number but text: 3 left out',
      '"image" holds objects: 3 left out',
      '"text" is not a number but text: 1 left out',
    ]);
  });

  test.each([
    ["0.31", "finished"],
    ["0.16", "failed"],
  ])("of wandb %s say how the run was set up and that it %s", async (version, status) => {
    const { facts } = await read(bytesOf(version));
    expect(facts).toEqual([
      {
        run: null,
        name: "unk050",
        status,
        tags: expect.arrayContaining(["demo", "lora"]),
        startedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d.000Z$/),
        baseModel: "tiny-llama",
        hyperparameters: {
          learning_rate: 5e-5,
          model_name_or_path: "tiny-llama",
          "lora.r": 8,
          "lora.bias": "none",
          target_modules: '["q","v"]',
        },
      },
    ]);
  });

  test("that a killed run cut give what stands before, wherever the cut is", async () => {
    const whole = exampleBytes(wandbLogFormat);
    let last = 0;
    for (let length = 8; length < whole.length; length += 1) {
      const { records, issues, warnings } = await read(whole.subarray(0, length));
      expect(records.length).toBeGreaterThanOrEqual(last);
      last = records.length;
      if (records.length > 0) expect(issues).toEqual([]);
      const said = messages([...warnings, ...issues]);
      expect(said.length).toBeGreaterThan(0);
      for (const message of said)
        expect(message).toMatch(/that the run ended|^the file ends within|no history/);
    }
    expect(last).toBe(2);
  });

  test("with a changed byte are refused with the record's byte", async () => {
    const bytes = exampleBytes(wandbLogFormat);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    const { issues, records } = await read(bytes);
    expect(records).toEqual([]);
    expect(messages(issues)).toEqual([
      "the record at byte 7 cannot be read: its checksum is wrong; copy the file anew",
    ]);
  });

  test("of another version are refused with the way out", async () => {
    const bytes = exampleBytes(wandbLogFormat);
    bytes[6] = 1;
    const { issues } = await read(bytes);
    expect(messages(issues)).toEqual([
      "the log has version 1 of its layout, and only version 0 is known: export the run's history from W&B and upload that",
    ]);
  });

  test("without a history say so", async () => {
    const { issues } = await read(exampleBytes(wandbLogFormat).subarray(0, 7));
    expect(messages(issues)).toEqual([
      "the log holds no history: nothing was logged with run.log, or another log of the same run has it",
    ]);
  });
});
