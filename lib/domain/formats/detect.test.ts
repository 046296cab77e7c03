import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectContainer } from "./containers";
import { detectFormat } from "./detect";
import { findFormat } from "./list";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const detect = (text: string, filename: string | null = null) =>
  detectFormat(bytesOf(text), filename);
const lines = (value: object) => `${JSON.stringify(value)}\n${JSON.stringify(value)}\n`;

describe("detectFormat", () => {
  test.each([
    ["predictions", lines({ step: 1, example_id: "a", correct: true })],
    ["predictions", lines({ example_id: "a", prediction: "x" })],
    ["examples", lines({ example_id: "a", split: "dev", question: "q", answers: ["b"] })],
    ["questions", JSON.stringify([{ question: "q", answers: ["a"] }])],
    ["questions", "id\tquestion\tpossible_answers\n1\tq\t[]\n"],
    ["slick-samples", lines({ example_id: "a", greedy: [], sampled: [] })],
    ["training-set", lines({ example_id: "a", category: "Unknown", target: "b" })],
    ["openai-evals", lines({ spec: { run_id: "x" } })],
    ["lighteval-details", lines({ doc: {}, model_response: {}, metric: {} })],
    ["helm-instances", JSON.stringify([{ instance_id: "id1", train_trial_index: 0, stats: [] }])],
    ["tracking-store", lines({ run: "a", about: {} })],
    ["metrics", lines({ step: 1, loss: 0.5 })],
    ["metrics", '{"step": 1, "loss": NaN}'],
    ["wandb-history", lines({ _step: 1, _runtime: 2, loss: 0.5 })],
    ["wandb-history", ",_step,_timestamp,train/loss\n0,0,1700000000,0.5\n"],
    ["metrics", lines({ _step: 1, loss: 0.5 })],
    ["llama-factory", lines({ current_steps: 5, total_steps: 10, loss: 0.5 })],
    ["trainer-state", JSON.stringify([{ epoch: 1, loss: 0.5, step: 1 }])],
    ["trainer-state", JSON.stringify([{ epoch: 0, eval_loss: 0.5, eval_runtime: 1, step: 0 }])],
    ["keras", "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.8,0.4,0.7,0.5\n"],
    ["lightning", "epoch,step,train_loss,val_loss\n0,49,2.6,\n0,49,,2.4\n"],
    ["step-table", "epoch,step,train_loss,val_loss\n1,50,2.6,2.5\n"],
    ["step-table", "step,knowledge,acc\n0,Known,0.8\n0,Unknown,0.1\n"],
    ["step-table", "model,checkpoint,task,acc\nm,13000,sciq,0.5\nm,13000,piqa,0.4\n"],
    ["step-table", "stage,QA,Sentiment\nafter_task1,30.9,-\nafter_task2,29.1,54.3\n"],
    [
      "openai-finetune",
      "step,elapsed_tokens,elapsed_examples,training_loss,training_token_accuracy\n1,5,1,2,0.5\n",
    ],
    [
      "openai-finetune",
      btoa("step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,2,0.5,,\n"),
    ],
    [
      "openai-finetune",
      JSON.stringify({ object: "list", data: [{ step_number: 1, metrics: {} }] }),
    ],
    ["wandb-summary", JSON.stringify({ "val/loss": 4.2, _step: 10, _wandb: {} })],
    [
      "wandb-chart",
      '"Step","gpt2 - loss","gpt2 - loss__MIN","gpt2 - loss__MAX"\n"1","2","2","2"\n',
    ],
    ["wandb-chart", '"Step","gpt2 - loss"\n"1","2"\n'],
    ["wandb-runs", '"Name","State","Created","Runtime"\n"a","finished","2024","10"\n'],
    ["tensorboard-json", "[[1753210469.1, 0, 0.8], [1753210470.1, 1, 0.9]]"],
    ["mlflow-metric", "1700000000000 332.68 0\n1700000000100 234.79 1\n"],
    [
      "trainer-state",
      JSON.stringify({ epoch: 1, log_history: [{ step: 1 }], max_steps: 3 }, null, 2),
    ],
    ["aggregates", "epoch,step,split,category,n,correct,abstained,fitted\n0,0,dev,all,1,1,0,"],
    ["aggregates", "\ufeffstep;epoch;split;category;n;correct\r\n0;0;dev;all;1;1\r\n"],
    ["step-table", "step,train_acc,test_acc\n0,0.1,0.2\n1000,1,0.2\n"],
    ["step-table", "checkpoint,test_acc\ncheckpoint_step_01000,0.5\n"],
    [
      "openai-finetune",
      "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,2,0.5,,\n",
    ],
    [
      "lm-eval-results",
      JSON.stringify({ results: { sciq: { acc: 0.2 } }, versions: { sciq: 0 }, config: {} }),
    ],
    ["lm-eval-results", '{"results": {"polymer": {"mae,none": Infinity}}, "n-shot": {"poly'],
    ["lm-eval-results", '{"results": {"a": {"acc,none": 0.5, "alias": "a"}, "b": {"acc,n'],
    ["lm-eval-samples", lines({ doc_id: 0, doc: {}, target: "x", resps: [["y"]], acc: 1 })],
    ["tensorboard-csv", "Wall time,Step,Value\r\n1753210469.1,0,0.8\r\n"],
  ])("recognises %s", (id, text) => {
    expect(detect(text)).toMatchObject({ id, isSupported: true });
  });

  test.each([
    ["wandb-other-table", JSON.stringify({ columns: ["prompt"], data: [["x"]] })],
    ["knowledge-summary", JSON.stringify({ model: "x", n_facts: 4, known: { en: { Known: 1 } } })],
    ["relation-templates", JSON.stringify({ P17: "Which country is [X] located in?" })],
    ["run-summary", JSON.stringify({ epoch: 1, train_loss: 1.2, train_runtime: 5 })],
    ["long-table", "step,prompt,acc\n1,long,0.5\n1,short,0.4\n"],
    ["stepless-table", "name,age\nAnn,3\n"],
  ])("knows %s and says what to upload instead", (id, text) => {
    const found = detect(text);
    expect(found).toMatchObject({ id, isSupported: false });
    expect(found?.reason.length).toBeGreaterThan(20);
  });

  test.each<[string, number[], string]>([
    ["gzip", [0x1f, 0x8b], ""],
    ["zip", [], "PK\x03\x04 readme.md"],
    ["xlsx", [], "PK\x03\x04 [Content_Types].xml"],
    ["pickle", [0x80, 0x04], "..."],
    ["utf-16", [0xff, 0xfe], "s\0"],
  ])("tells %s by its first bytes", (id, start, rest) => {
    const head = new Uint8Array([...start, ...bytesOf(rest)]);
    expect(detectFormat(head, "predictions.jsonl")).toMatchObject({ id, isSupported: false });
  });

  test.each([
    ["inspect-eval", `PK\x03\x04${"\0".repeat(26)}header.json`],
    ["parquet", "PAR1"],
    ["sqlite", "SQLite format 3\0"],
  ])("tells the container %s by its first bytes, and no other file", (id, start) => {
    expect(detectContainer(bytesOf(start))?.id).toBe(id);
    expect(detectContainer(bytesOf(`x${start}`))).toBeNull();
  });

  test("tells an event file by its first record", () => {
    const start = [0x18, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4];
    const head = new Uint8Array([...start, ...bytesOf("brain.Event:2")]);
    expect(detectFormat(head, "x.csv")).toMatchObject({
      id: "tensorboard-events",
      isSupported: true,
    });
  });

  test("goes by content, not by name", () => {
    const state = JSON.stringify({ log_history: [] });
    expect(detect(state, "training_logs.csv")?.id).toBe("trainer-state");
    expect(detect(lines({ step: 1, loss: 2 }), "trainer_state.json")?.id).toBe("metrics");
  });

  test("takes prose with commas for a table only when it is called one", () => {
    const prose = "Dear all,\nplease find,\n";
    expect(detect(prose, "letter.md")).toBeNull();
    expect(detect(prose, "letter.csv")?.id).toBe("stepless-table");
  });

  test.each(["", "\n\n", "hello", "{}", "[]", '{"a":1}', "[1,2,3]", "a\0b", "{"])(
    "does not recognise %j",
    (text) => {
      expect(detect(text, "upload.bin")).toBeNull();
    },
  );

  test("recognises a file that the head cuts in the middle of a word or a character", () => {
    const text = lines({ step: 1, example_id: "é", correct: true, prediction: "é".repeat(50) });
    const whole = bytesOf(text);
    for (let length = 40; length < whole.length; length += 1) {
      expect(detectFormat(whole.subarray(0, length), null)?.id).toBe("predictions");
    }
  });

  test("answers for any bytes, and says supported only of formats that exist", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const found = detectFormat(bytes, null);
        if (found !== null) expect(found.isSupported).toBe(findFormat(found.id) !== null);
      }),
    );
  });
});
