import { describe, expect, test } from "vitest";
import { detectFormat } from "./detect";
import { openaiFinetuneFormat } from "./openai-finetune";
import { chunksOf, readAll } from "./read-all";

const read = (text: string) => readAll(openaiFinetuneFormat, chunksOf(text));
const idOf = (text: string) => detectFormat(new TextEncoder().encode(text), null)?.id;

const current =
  "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,2.5,0.5,,\n2,7e-05,0.75,1.5,0.625\n";

describe("OpenAI fine-tuning result", () => {
  test("names accuracies as what they are: per token", async () => {
    const { records, warnings, hints } = await read(current);
    expect(records.map(({ step, values }) => [step, values])).toEqual([
      [1, { train_loss: 2.5, train_mean_token_accuracy: 0.5 }],
      [
        2,
        {
          ...{ train_loss: 0.00007, train_mean_token_accuracy: 0.75 },
          ...{ valid_loss: 1.5, valid_mean_token_accuracy: 0.625 },
        },
      ],
    ]);
    expect(warnings[0]?.message).toContain("per token");
    expect(hints?.train_mean_token_accuracy).toEqual({ quantity: "other" });
  });

  test("is read alike from base64, as the files API gives it", async () => {
    const encoded = btoa(current).replace(/(.{76})/g, "$1\n");
    expect(idOf(encoded)).toBe("openai-finetune");
    expect((await read(encoded)).records).toEqual((await read(current)).records);
  });

  test("takes Azure's columns in any order, and -1 for missing", async () => {
    const azure =
      "step,train_loss,train_mean_token_accuracy,valid_loss,valid_mean_token_accuracy,full_valid_loss,full_valid_mean_token_accuracy\n1,2,0.5,-1,-1,-1,-1\n";
    expect(idOf(azure)).toBe("openai-finetune");
    const { records } = await read(azure);
    expect(records[0]?.values).toEqual({ train_loss: 2, train_mean_token_accuracy: 0.5 });
  });

  test("reads checkpoint objects, alone, in a list or as the API lists them", async () => {
    const checkpoint = (step: number) => ({
      ...{ object: "fine_tuning.job.checkpoint", created_at: 1_721_764_867, step_number: step },
      fine_tuned_model_checkpoint: `ft:gpt-4o-mini-2024-07-18:org::id:ckpt-step-${step}`,
      metrics: {
        step,
        train_loss: 0.5,
        full_valid_loss: 0.567,
        full_valid_mean_token_accuracy: null,
      },
    });
    for (const value of [
      checkpoint(100),
      [checkpoint(100)],
      { object: "list", data: [checkpoint(100)], has_more: false },
    ]) {
      const text = JSON.stringify(value);
      expect(idOf(text)).toBe("openai-finetune");
      const { records, facts } = await read(text);
      expect(records).toEqual([
        {
          ...{ line: 1, step: 100, epoch: null, timeMs: 1_721_764_867_000 },
          values: { train_loss: 0.5, full_valid_loss: 0.567 },
        },
      ]);
      expect(facts).toEqual([{ run: null, baseModel: "gpt-4o-mini-2024-07-18" }]);
    }
  });

  test("is not taken for one where a table only has like columns", () => {
    expect(idOf("step,train_loss,train_acc,valid_loss\n1,2,0.5,1\n")).toBe("step-table");
    expect(idOf("step,train_loss,train_accuracy,test_accuracy\n1,2,0.5,0.4\n")).toBe("step-table");
  });

  test.each([
    ["[3]", "the checkpoint is not an object: 3"],
    ['[{"step_number":-1,"metrics":{}}]', "step_number: step is negative: -1"],
    ["step,train_loss\nx,1\n", 'step is not a number: "x"'],
  ])("refuses %s", async (text, message) => {
    const { records, issues } = await read(text);
    expect([records, issues.map((issue) => issue.message)]).toEqual([[], [message]]);
  });
});
