import { describe, expect, test } from "vitest";
import { readPath, runNameOf, slugFor } from "./path-facts";

test.each([
  [
    "run-a/checkpoint-500/trainer_state.json",
    { folder: "run-a", run: "run-a", step: 500, epoch: null },
  ],
  ["checkpoint-500/trainer_state.json", { folder: "", run: null, step: 500, epoch: null }],
  [
    "exp/run-a/eval/step_1000/samples_x.jsonl",
    { folder: "exp/run-a", run: "run-a", step: 1000, epoch: null },
  ],
  ["run-b/epoch_5/predictions.jsonl", { folder: "run-b", run: "run-b", step: null, epoch: 5 }],
  [
    "run-a/lightning_logs/version_0/metrics.csv",
    { folder: "run-a", run: "run-a", step: null, epoch: null },
  ],
  ["run-a/trainer_state.json", { folder: "run-a", run: "run-a", step: null, epoch: null }],
  ["global_step2000/results.json", { folder: "", run: null, step: 2000, epoch: null }],
  ["410m_step0.json", { folder: "", run: null, step: 0, epoch: null }],
  ["run/preds-checkpoint-12.jsonl", { folder: "run", run: "run", step: 12, epoch: null }],
  ["run/preds_epoch_3.jsonl", { folder: "run", run: "run", step: null, epoch: 3 }],
  [
    "eval/..__x__lr1e-6__epoch_5/results.json",
    { folder: "eval/..__x__lr1e-6", run: "..__x__lr1e-6", step: null, epoch: 5 },
  ],
  ["metrics.csv", { folder: "", run: null, step: null, epoch: null }],
])("%s", (path, place) => {
  expect(readPath(path)).toEqual(place);
});

describe("a run's name from a file's", () => {
  test.each([
    ["qwen-lora.jsonl", "qwen-lora"],
    ["P17.dev.json", "P17.dev"],
    ["trainer_state.json", null],
    ["wandb_export_2024-01-01T00_00_00.csv", null],
    ["metrics.jsonl.gz", null],
    [".csv", null],
    ["unk050.parquet", "unk050"],
    ["metrics.parquet", null],
    ["display_predictions.json", null],
  ])("%s", (filename, name) => {
    expect(runNameOf(filename)).toBe(name);
  });

  test("becomes an address that is free", () => {
    expect(slugFor("Llama 3 · LoRA (r=16)", new Set())).toBe("Llama-3-LoRA-r-16");
    expect(slugFor("run", new Set(["run", "run-2"]))).toBe("run-3");
    expect(slugFor("..//", new Set())).toBe("run");
    expect(slugFor("é".repeat(300), new Set())).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,109}$/);
  });
});
